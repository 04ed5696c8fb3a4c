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

    /// Have the model sum up these messages, the run's first ones, then tell [AgentRun#summarised], or
    /// [AgentRun#notSummarised] where no summary came.
    ///
    /// @param mostTokens an estimate of what the call may send
    record Summarise(List<Message> messages, int mostTokens) implements Step {
        public Summarise {
            messages = List.copyOf(messages);
        }
    }

    /// Nothing: the run is over.
    record Done(RunEnd end) implements Step {}
}
