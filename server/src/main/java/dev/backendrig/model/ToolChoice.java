package dev.backendrig.model;

/// Whether a model has to call a tool.
public sealed interface ToolChoice {
    /// As it likes.
    record Auto() implements ToolChoice {}

    /// None, though tools are offered.
    record None() implements ToolChoice {}

    /// At least one, whichever.
    record Required() implements ToolChoice {}

    /// This one.
    record Named(String tool) implements ToolChoice {}
}
