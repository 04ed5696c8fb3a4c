package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;

/// Has the person asked before a tool acts that says nothing of what its arguments are: no other
/// rule can judge such a call.
public final class ApprovalHook implements RunHook {
    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        if (tool.effect() != Effect.ACT || !tool.roles().isEmpty()) {
            return new Decision.Proceed(call);
        }
        return new Decision.Ask(new Sentences(run.language()).mayAct(tool.spec().name()));
    }
}
