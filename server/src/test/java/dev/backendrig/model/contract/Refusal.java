package dev.backendrig.model.contract;

import dev.backendrig.model.ModelException.Kind;

/// A failure in a provider's own form.
///
/// @param kind what it must be told as
/// @param body of an HTTP response with this status
/// @param event the same failure in the middle of a stream
/// @param kindOfEvent what that must be told as, where there is less in it
public record Refusal(Kind kind, int status, String body, String event, Kind kindOfEvent) {
    /// A sentence of a provider that nobody must be shown.
    public static final String SENTENCE = "canary-error-text";

    /// One that is told as fully in the middle of a stream.
    public Refusal(Kind kind, int status, String body, String event) {
        this(kind, status, body, event, kind);
    }

    @Override
    public String toString() {
        return kind + " from " + status + " " + body;
    }
}
