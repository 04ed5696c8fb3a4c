package dev.backendrig.model.offline;

import dev.backendrig.message.ToolCall;

/// What this model does next.
sealed interface NextStep {
    /// It has a tool called.
    record Call(ToolCall call) implements NextStep {}

    /// It has the last word of this run.
    record Say(String text) implements NextStep {}
}
