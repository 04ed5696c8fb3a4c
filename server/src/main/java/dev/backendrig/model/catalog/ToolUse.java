package dev.backendrig.model.catalog;

/// How a model can be offered tools.
public enum ToolUse {
    /// By its provider's own form of calls.
    NATIVE,
    /// As text, which it answers with text that says a call.
    TEXT,
    /// Not at all.
    NONE
}
