package dev.backendrig.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds which lines of two texts belong together, in order: lines that occur once on both sides
/// hold the rest together (patience diff), what lies between two of them is looked through by
/// Myers' algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986).
///
/// The work is bounded: where it is used up, what is left counts as not belonging together. Used by
/// one thread, once.
final class LineAligner {
    static final int NONE = -1;

    /// Lines looked at; a snapshot of 8,000 tokens takes a hundredth of it.
    private static final int MOST_WORK = 1_000_000;

    private static final int DEEPEST = 16;

    private final int[] before;
    private final int[] after;
    private final int[] partner;
    private final int[] countBefore;
    private final int[] countAfter;
    private final int[] placeBefore;
    private int work;

    private LineAligner(int[] before, int[] after, int keys) {
        this.before = before;
        this.after = after;
        this.partner = new int[after.length];
        this.countBefore = new int[keys];
        this.countAfter = new int[keys];
        this.placeBefore = new int[keys];
        Arrays.fill(partner, NONE);
    }

    /// For each line of `after` the index of its line in `before`, or [#NONE]; ascending.
    ///
    /// @param before a key for each line, from 0 on and less than `keys`; equal lines have one key
    static int[] align(int[] before, int[] after, int keys) {
        var aligner = new LineAligner(before, after, keys);
        aligner.align(new Range(0, before.length, 0, after.length), 0);
        return aligner.partner;
    }

    /// Lines of both sides; the ends are not included.
    record Range(int before, int beforeEnd, int after, int afterEnd) {
        boolean hasBoth() {
            return before < beforeEnd && after < afterEnd;
        }

        int size() {
            return beforeEnd - before + afterEnd - after;
        }
    }

    private void align(Range all, int depth) {
        var range = withoutEqualEnds(all);
        if (!range.hasBoth()) return;
        work += range.size();
        if (work > MOST_WORK) return;
        var anchors = depth < DEEPEST ? Ascending.longest(uniqueInBoth(range)) : List.<int[]>of();
        if (anchors.isEmpty()) {
            myers(range);
            return;
        }
        var from = range;
        for (var anchor : anchors) {
            align(new Range(from.before(), anchor[0], from.after(), anchor[1]), depth + 1);
            partner[anchor[1]] = anchor[0];
            from = new Range(anchor[0] + 1, range.beforeEnd(), anchor[1] + 1, range.afterEnd());
        }
        align(from, depth + 1);
    }

    private Range withoutEqualEnds(Range range) {
        var b = range.before();
        var a = range.after();
        var bEnd = range.beforeEnd();
        var aEnd = range.afterEnd();
        while (b < bEnd && a < aEnd && before[b] == after[a]) partner[a++] = b++;
        while (b < bEnd && a < aEnd && before[bEnd - 1] == after[aEnd - 1])
            partner[--aEnd] = --bEnd;
        return new Range(b, bEnd, a, aEnd);
    }

    /// Pairs of places (before, after) of keys that each side has once, in the order of `after`.
    private List<int[]> uniqueInBoth(Range range) {
        for (var b = range.before(); b < range.beforeEnd(); b++) {
            countBefore[before[b]]++;
            placeBefore[before[b]] = b;
        }
        for (var a = range.after(); a < range.afterEnd(); a++) countAfter[after[a]]++;
        var pairs = new ArrayList<int[]>();
        for (var a = range.after(); a < range.afterEnd(); a++) {
            var key = after[a];
            if (countBefore[key] == 1 && countAfter[key] == 1) {
                pairs.add(new int[] {placeBefore[key], a});
            }
        }
        for (var b = range.before(); b < range.beforeEnd(); b++) countBefore[before[b]] = 0;
        for (var a = range.after(); a < range.afterEnd(); a++) countAfter[after[a]] = 0;
        return pairs;
    }

    private void myers(Range range) {
        work += ShortestEdit.pair(before, after, range, partner);
    }
}
