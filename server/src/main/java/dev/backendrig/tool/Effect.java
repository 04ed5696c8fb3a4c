package dev.backendrig.tool;

/// What a tool does to the page.
public enum Effect {
    /// Looks only; may be done again.
    READ,
    /// Changes the page or sends something; at most once.
    ACT,
    /// Goes to another page; at most once.
    NAVIGATE
}
