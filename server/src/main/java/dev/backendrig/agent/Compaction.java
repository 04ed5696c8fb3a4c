package dev.backendrig.agent;

/// One time that a run's conversation was made shorter, as it had grown too long for its model.
///
/// @param before an estimate of the tokens that a model call would have sent
/// @param after the same of what it sends now
public record Compaction(Kind kind, int before, int after) {
    /// What gave way.
    public enum Kind {
        /// Pages in earlier results: a word stands for each.
        PAGES,
        /// The oldest turns: a summary by the model stands for them.
        SUMMARY,
        /// The oldest turns: nothing but a word stands for them.
        TURNS
    }
}
