package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.acts.ActVerdict;
import dev.backendrig.safety.acts.ActsJudge;
import dev.backendrig.safety.acts.Prompt;
import dev.backendrig.safety.acts.RunActs;
import dev.backendrig.safety.acts.Scene;
import dev.backendrig.safety.rules.RuledCalls;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;

/// Keeps what a session's page was last told to have, and has the person asked before something is
/// done there that cannot be undone, or a secret is typed.
public final class ActsHook implements RunHook {
    private final ActsJudge judge;
    private final SiteOf sites;

    public ActsHook(ActsJudge judge, SiteOf sites) {
        this.judge = judge;
        this.sites = sites;
    }

    @Override
    public void onBegin(RunRequest request, RunContext run) {
        var page = request.page();
        var content = page.content();
        var hasText = content != null && !content.isBlank();
        if (hasText || !page.elements().isEmpty()) acts(run).pageGiven();
        var elements = page.elements().stream().map(ActsHook::json).toList();
        PageElements.known(run).given(elements, run.pageUrl());
    }

    private static JsonObject json(RunRequest.GivenPage.Element element) {
        return JsonObject.of("id", element.id()).toBuilder()
                .put("role", element.role())
                .put("name", element.name())
                .build();
    }

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        return switch (judge.judge(call, tool, scene(run))) {
            case ActVerdict.Fine() -> new Decision.Proceed(call);
            case ActVerdict.Named(var act) -> {
                acts(run).named(call, act);
                yield new Decision.Proceed(call);
            }
            case ActVerdict.Ask ask -> asked(call, tool, ask, run);
            case ActVerdict.Refused(var reason, var rule) -> new Decision.Refuse(reason, rule);
        };
    }

    /// What a rule of the person's own allows is not asked for, but for what is grave.
    private static Decision asked(ToolCall call, Tool tool, ActVerdict.Ask ask, RunContext run) {
        var concerns = new ArrayList<>(ask.grave());
        var isAllowed = run.own().of(RuledCalls.class, RuledCalls::new).isAllowed(call);
        if (!isAllowed && !tool.isAgreedTo()) concerns.addAll(ask.concerns());
        return concerns.isEmpty() ? new Decision.Proceed(call) : new Decision.Ask(call, concerns);
    }

    @Override
    public ToolOutcome onOutcome(ToolCall call, Tool tool, ToolOutcome outcome, RunContext run) {
        // Others may say what they like: it is nothing of the page.
        if (tool.service().isPresent()) return outcome;
        PageElements.known(run).learn(tool, call.arguments(), outcome, run.pageUrl());
        acts(run).cameOf(call, outcome);
        return outcome;
    }

    private Scene scene(RunContext run) {
        var known = PageElements.known(run);
        var url = run.pageUrl();
        return new Scene(
                run.own().of(Prompt.class, () -> judge.prompt(run.prompt())),
                run.language(),
                known.now(url),
                known.isPageRead() || acts(run).isPageGiven(),
                known.lastDialog(),
                acts(run),
                url.flatMap(sites::of).orElse(null));
    }

    private static RunActs acts(RunContext run) {
        return run.own().of(RunActs.class, RunActs::new);
    }
}
