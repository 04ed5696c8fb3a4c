package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;

/// What a model sees in place of a value, such as `[EMAIL_1]`.
///
/// @param number from 1 on for each kind of a session; [#UNKEPT] for all values that there was no
///     room to keep
public record Placeholder(DataKind kind, int number) {
    /// The number of values that are hidden and cannot be put back.
    public static final int UNKEPT = 0;

    public Placeholder {
        if (number < 0) throw new IllegalArgumentException("number must be >= 0: " + number);
    }

    /// Whether no value can be put in its place: it is a secret, or was not kept.
    public boolean isForGood() {
        return kind == DataKind.SECRET || number == UNKEPT;
    }

    /// As the model sees it.
    public String text() {
        return "[" + kind.name() + "_" + number + "]";
    }

    @Override
    public String toString() {
        return text();
    }
}
