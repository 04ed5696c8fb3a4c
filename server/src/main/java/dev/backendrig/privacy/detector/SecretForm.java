package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// A form by which secrets can be told.
interface SecretForm {
    /// Hands over every secret of the form, from left to right and never overlapping, in time linear
    /// in the length of the text.
    void find(String text, Consumer<Finding> found);

    static Finding secret(int start, int end) {
        return new Finding(DataKind.SECRET, start, end);
    }
}
