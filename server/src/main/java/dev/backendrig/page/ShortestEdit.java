package dev.backendrig.page;

import java.util.ArrayList;
import java.util.List;

/// Myers' greedy search for the shortest edit between two ranges of lines. Used by one thread, once.
final class ShortestEdit {
    /// Edits beyond this make the ranges two different texts. It bounds the memory to a few hundred
    /// numbers a step and the work to this times the lines.
    static final int MOST_EDITS = 128;

    private final int[] before;
    private final int[] after;
    private final LineAligner.Range range;
    private final List<int[]> reached = new ArrayList<>();
    private int work;

    private ShortestEdit(int[] before, int[] after, LineAligner.Range range) {
        this.before = before;
        this.after = after;
        this.range = range;
    }

    /// Writes the pairs into `partner`, none where the shortest edit is too long.
    ///
    /// @return the lines compared
    static int pair(int[] before, int[] after, LineAligner.Range range, int[] partner) {
        var search = new ShortestEdit(before, after, range);
        var edits = search.edits();
        if (edits >= 0) search.walkBack(edits, partner);
        return search.work;
    }

    private int lengthBefore() {
        return range.beforeEnd() - range.before();
    }

    private int lengthAfter() {
        return range.afterEnd() - range.after();
    }

    /// The number of edits needed, -1 where it is more than are looked for.
    private int edits() {
        var goal = lengthBefore() - lengthAfter();
        var most = Math.min(MOST_EDITS, lengthBefore() + lengthAfter());
        for (var edits = 0; edits <= most; edits++) {
            // By diagonal, from -edits on: how far into `before` it is reached with so many edits.
            var far = new int[2 * edits + 1];
            reached.add(far);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2) {
                var end = snakeEnd(start(edits, diagonal), diagonal);
                far[diagonal + edits] = end;
                if (diagonal == goal && end >= lengthBefore()) return edits;
            }
        }
        return -1;
    }

    /// Where the diagonal is entered with the last edit.
    private int start(int edits, int diagonal) {
        if (edits == 0) return 0;
        return comesByAdding(edits, diagonal)
                ? far(edits - 1, diagonal + 1)
                : far(edits - 1, diagonal - 1) + 1;
    }

    private boolean comesByAdding(int edits, int diagonal) {
        if (diagonal == -edits) return true;
        if (diagonal == edits) return false;
        return far(edits - 1, diagonal - 1) < far(edits - 1, diagonal + 1);
    }

    private int far(int edits, int diagonal) {
        return reached.get(edits)[diagonal + edits];
    }

    private int snakeEnd(int start, int diagonal) {
        var x = start;
        while (x < lengthBefore() && x - diagonal < lengthAfter() && equal(x, x - diagonal)) {
            x++;
            work++;
        }
        work++;
        return x;
    }

    private boolean equal(int x, int y) {
        return before[range.before() + x] == after[range.after() + y];
    }

    private void walkBack(int edits, int[] partner) {
        var x = lengthBefore();
        var diagonal = lengthBefore() - lengthAfter();
        for (var left = edits; left >= 0; left--) {
            var start = start(left, diagonal);
            for (; x > start; x--) {
                partner[range.after() + x - 1 - diagonal] = range.before() + x - 1;
            }
            if (left == 0) return;
            var added = comesByAdding(left, diagonal);
            x = added ? start : start - 1;
            diagonal += added ? 1 : -1;
        }
    }
}
