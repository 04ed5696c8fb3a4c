package dev.backendrig.model;

/// How a model's turn ended.
///
/// @param providerReason the provider's own word, empty where it gave none; safe to show
public record Ending(Kind kind, String providerReason) {
    /// What an ending means to the person.
    public enum Kind {
        /// The model had said all it wanted.
        COMPLETE,
        /// The answer was cut at the provider's length limit.
        LENGTH,
        /// The provider refused to answer this prompt.
        PROMPT_BLOCKED,
        /// The provider stopped the answer: safety, recitation and the like.
        STOPPED,
        /// The model tried to call a tool and produced something unreadable.
        MALFORMED_CALL,
        /// The stream ended in good form but without saying why.
        UNEXPLAINED
    }
}
