package dev.backendrig.model.contract;

import dev.backendrig.model.ModelException.Kind;

/// A failure in a provider's own form.
///
/// @param kind what it must be told as
/// @param body of an HTTP response with this status
/// @param event the same failure in the middle of a stream
public record Refusal(Kind kind, int status, String body, String event) {
    /// A sentence of a provider that nobody must be shown.
    public static final String SENTENCE = "canary-error-text";

    @Override
    public String toString() {
        return kind + " from " + status + " " + body;
    }
}
