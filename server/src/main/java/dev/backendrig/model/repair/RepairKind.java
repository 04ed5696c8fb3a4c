package dev.backendrig.model.repair;

/// What was mended in a tool call.
public enum RepairKind {
    /// It stood in the text.
    IN_TEXT,
    /// The text of its JSON had mistakes.
    SYNTAX,
    /// The end of its JSON was missing.
    CUT,
    /// The tool's name was misspelled.
    NAME,
    /// The name of an argument was another.
    ARGUMENT_NAME,
    /// The value of an argument was of another type.
    ARGUMENT_TYPE,
    /// The arguments stood in a text or in an object of their own.
    WRAPPING,
    /// An argument was left out that the schema forbids.
    EXTRA_ARGUMENT
}
