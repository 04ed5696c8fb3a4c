package dev.backendrig.model.http;

import dev.backendrig.json.JsonObject;

/// What the events of a response are given to. Called by the reading thread.
public interface EventSink {
    /// Takes one event.
    ///
    /// @param type the event's name, empty where it has none
    /// @throws dev.backendrig.model.ModelException if the event tells of a failure
    void take(String type, JsonObject event);

    /// Takes the event `[DONE]`, by which some providers say that no other will follow.
    default void takeDone() {}

    /// Whether the provider has told how the answer ended: what breaks after it breaks nothing, but
    /// more may follow, such as counts.
    boolean finished();

    /// Whether nothing more will follow.
    default boolean over() {
        return false;
    }
}
