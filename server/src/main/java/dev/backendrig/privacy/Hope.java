package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;

/// What the beginning of a placeholder may still become.
interface Hope {
    /// For a text that is whole: what is cut in it stays so.
    Hope NONE =
            new Hope() {
                @Override
                public boolean ofMarked() {
                    return false;
                }

                @Override
                public boolean of(DataKind kind, int number) {
                    return false;
                }
            };

    /// Whether one with a mark would be changed.
    boolean ofMarked();

    /// Whether one without a mark would be changed that is of this kind and has a number of these
    /// digits, and maybe more.
    ///
    /// @param number the least that it can be
    boolean of(DataKind kind, int number);
}
