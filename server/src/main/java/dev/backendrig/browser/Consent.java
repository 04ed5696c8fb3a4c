package dev.backendrig.browser;

/// What a person says to a question whether something may be done.
public enum Consent {
    /// Exactly this, once.
    ONCE,
    /// This, and the like on its site, to the end of the run.
    SITE,
    NO
}
