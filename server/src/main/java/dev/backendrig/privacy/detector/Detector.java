package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Finds the values of one kind in a text.
///
/// Implementations take time linear in the text's length, whatever the text is, may be called by
/// any threads at once, and never throw.
public interface Detector {
    /// What kind of value it finds.
    DataKind kind();

    /// Hands over each place where a value of the kind stands, in the order of their starts.
    void find(String text, Consumer<Finding> found);
}
