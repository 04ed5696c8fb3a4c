package dev.backendrig.safety.output;

/// What comes of a character, or of the lack of one.
sealed interface Step {
    /// It is not clear yet.
    record More() implements Step {}

    /// It is clear.
    ///
    /// @param out is shown as it stands here
    /// @param again is to be read like text that just came; shorter than what was held
    record Settled(String out, String again) implements Step {}

    /// The begin of a tag that may stand; what follows is in it.
    record Tag(String out, String again) implements Step {}

    /// It has become something else that is to be held back, at its begin.
    record Becomes(Held next) implements Step {}

    /// This much may be shown, and it is held on: what follows may still change its meaning.
    record Shown(String out) implements Step {}

    Step MORE = new More();
}
