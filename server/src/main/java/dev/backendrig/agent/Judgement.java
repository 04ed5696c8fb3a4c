package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.safety.Concern;
import dev.backendrig.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all hooks together say of a call.
sealed interface Judgement {
    /// It may be made.
    ///
    /// @param call as it would be made
    /// @param concerns what the person has to agree to first; empty: nothing
    record Allowed(ToolCall call, List<Concern> concerns) implements Judgement {
        public Allowed {
            concerns = List.copyOf(concerns);
        }
    }

    /// It may not, whatever the person says.
    record Forbidden(String reason, @Nullable ToolTrouble trouble, String rule)
            implements Judgement {}

    /// Asks the hooks in their order, up to the first that refuses.
    static Judgement of(ToolCall call, Tool tool, List<RunHook> hooks, RunContext run) {
        var judged = call;
        var concerns = new ArrayList<Concern>();
        for (var hook : hooks) {
            switch (hook.onToolCall(judged, tool, run)) {
                case RunHook.Decision.Proceed(var next) -> judged = next;
                case RunHook.Decision.Ask(var next, var more) -> {
                    judged = next;
                    concerns.addAll(more);
                }
                case RunHook.Decision.Refuse(var reason, var trouble, var rule) -> {
                    return new Forbidden(reason, trouble, rule);
                }
            }
        }
        return new Allowed(judged, concerns);
    }
}
