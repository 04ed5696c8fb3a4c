package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.rules.RuledCalls;
import dev.backendrig.tool.Tool;
import java.util.Set;

/// Has the person asked before a tool acts that says nothing of what its arguments are: no other
/// rule can judge such a call. One that navigates is asked for where it is given a text beside its
/// `url`, which may be an address that nobody has judged.
public final class ApprovalHook implements RunHook {
    /// Numbers are all that they take, and what they do is judged by their names.
    private static final Set<String> JUDGED_BY_NAME = Set.of("click_at", "close_tab");

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        var isAllowed = run.own().of(RuledCalls.class, RuledCalls::new).isAllowed(call);
        if (isAllowed || tool.isAgreedTo() || !tool.roles().isEmpty() || !isToBeAsked(call, tool)) {
            return new Decision.Proceed(call);
        }
        var reason = new Sentences(run.language()).mayAct(tool.spec().name());
        return new Decision.Ask(call, new Concern("unmarked_tool", reason));
    }

    private static boolean isToBeAsked(ToolCall call, Tool tool) {
        return switch (tool.effect()) {
            case READ -> false;
            case ACT -> !isKnown(call);
            case NAVIGATE -> {
                var others = call.arguments().toBuilder();
                if (call.arguments().string(NavigationHook.URL).isPresent()) {
                    others.remove(NavigationHook.URL);
                }
                yield hasText(others.build());
            }
        };
    }

    /// Whether other rules know what it does.
    static boolean isKnown(ToolCall call) {
        return JUDGED_BY_NAME.contains(call.name()) && !hasText(call.arguments());
    }

    private static boolean hasText(JsonObject arguments) {
        return Json.texts(arguments).findAny().isPresent();
    }
}
