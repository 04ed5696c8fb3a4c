package dev.backendrig.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How one snapshot of a page differs from an earlier one. A line with a control belongs to the line
/// with the control of that number; other lines belong together where they say the same. Moving
/// lines to another level alone is no difference: they say what they said.
///
/// Immutable. Making one takes a few milliseconds at most, whatever the texts hold.
///
/// @param edits every line of both, in the order of `after`; what is gone stands where it was
record SnapshotDiff(SnapshotText before, SnapshotText after, List<Edit> edits) {
    SnapshotDiff {
        edits = List.copyOf(edits);
    }

    static SnapshotDiff between(String before, String after) {
        return between(SnapshotText.of(before), SnapshotText.of(after));
    }

    private static SnapshotDiff between(SnapshotText before, SnapshotText after) {
        var keys = new Keys(before.lines(), after.lines());
        var partners =
                LineAligner.align(keys.of(before.lines()), keys.of(after.lines()), keys.count());
        return new SnapshotDiff(
                before, after, new EditList(before.lines(), after.lines(), partners).edits());
    }

    /// Whether nothing differs that a person could see: the count of hidden text is told beside other
    /// changes only.
    boolean isEmpty() {
        return before.page().equals(after.page())
                && before.view().equals(after.view())
                && before.foot().equals(after.foot())
                && edits.stream().allMatch(Edit.Kept.class::isInstance);
    }

    /// What a line goes by: the number of its first control, else what it says.
    private static final class Keys {
        private final Map<Object, Integer> keys = new HashMap<>();
        private final Map<Integer, Integer> seenBefore;
        private final Map<Integer, Integer> seenAfter;

        Keys(List<SnapshotLine> before, List<SnapshotLine> after) {
            seenBefore = counts(before);
            seenAfter = counts(after);
        }

        private static Map<Integer, Integer> counts(List<SnapshotLine> lines) {
            var counts = new HashMap<Integer, Integer>();
            for (var line : lines) {
                line.firstRef().ifPresent(ref -> counts.merge(ref, 1, Integer::sum));
            }
            return counts;
        }

        int[] of(List<SnapshotLine> lines) {
            return lines.stream().mapToInt(this::of).toArray();
        }

        private int of(SnapshotLine line) {
            Object name =
                    line.firstRef().filter(this::names).map(Object.class::cast).orElse(line.body());
            return keys.computeIfAbsent(name, _ -> keys.size());
        }

        /// A number that stands twice, which no honest snapshot has, names nothing.
        private boolean names(int ref) {
            return seenBefore.getOrDefault(ref, 0) <= 1 && seenAfter.getOrDefault(ref, 0) <= 1;
        }

        int count() {
            return keys.size();
        }
    }
}
