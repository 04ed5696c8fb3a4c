package dev.backendrig.model.contract;

/// What a provider's wire has room for. A row of the contract says what holds with and without it.
public enum Ability {
    /// A turn is a list of blocks in any order; elsewhere it is one thought, one text and the calls.
    BLOCKS,
    /// A block of thinking carries a signature.
    SIGNED_THOUGHTS,
    /// There is thinking that nobody may read.
    REDACTED_THOUGHTS,
    /// The thinking of the model's own turns is sent back.
    THOUGHTS_RETURN,
    /// Counts tell what was cached.
    CACHED_TOKENS,
    /// Counts tell what was thought.
    THOUGHT_TOKENS,
    /// Calls have ids, and results name them.
    CALL_IDS,
    /// Calls that another provider made keep their ids.
    FOREIGN_IDS,
    /// A picture says of what type it is.
    PICTURE_TYPES,
    /// A picture stands within the result that it belongs to.
    RESULT_PICTURES,
    /// It can be told whether a tool must be called.
    TOOL_CHOICE,
    /// Any JSON can be asked for, without a schema.
    PLAIN_JSON,
    /// Nothing is asked without a key.
    NEEDS_KEY,
    /// A body that ends in good order ends the turn, though without a reason.
    ENDS_WITH_BODY
}
