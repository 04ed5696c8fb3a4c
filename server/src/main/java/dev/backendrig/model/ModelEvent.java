package dev.backendrig.model;

/// What a model says while it speaks. Tool calls come whole, in [ModelTurn].
public sealed interface ModelEvent {
    /// A piece of visible text, not empty.
    record TextDelta(String text) implements ModelEvent {}

    /// A piece of the model's thinking, not part of the answer.
    record ThoughtDelta(String text) implements ModelEvent {}
}
