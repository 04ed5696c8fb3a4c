package dev.backendrig.page;

/// What became of one line from one snapshot to the next. Indices are of the lines of the older
/// (`before`) and the newer one (`after`).
sealed interface Edit {
    /// It is still there; only its indentation may be another.
    record Kept(int before, int after) implements Edit {}

    /// The same control or a similar text stands in its place, with another wording.
    record Changed(int before, int after) implements Edit {}

    /// The same control stands elsewhere; its wording may be another.
    record Moved(int before, int after) implements Edit {}

    record Added(int after) implements Edit {}

    record Removed(int before) implements Edit {}
}
