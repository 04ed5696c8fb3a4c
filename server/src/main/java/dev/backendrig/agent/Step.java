package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import java.util.List;

/// What a run wants done next.
public sealed interface Step {
    /// Ask the model, then tell [AgentRun#modelAnswered].
    record CallModel(List<Message> messages) implements Step {}

    /// Have this tool called, then tell [AgentRun#toolAnswered].
    record CallTool(ToolCall call) implements Step {}

    /// Nothing: the run is over.
    record Done(RunEnd end) implements Step {}
}
