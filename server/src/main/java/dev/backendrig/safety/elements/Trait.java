package dev.backendrig.safety.elements;

/// What a browser says of an element beside its role and name.
public enum Trait {
    /// Sends its form.
    SUBMIT,
    /// Holds a secret, such as a password, a one-time code or a card's number.
    SECRET,
    /// Leads to a file that is saved.
    DOWNLOAD,
    /// Has the focus.
    FOCUSED
}
