package dev.backendrig.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Where each line of a snapshot stands: under which heading, or in which group. Whichever is nearer
/// above it counts.
final class Surroundings {
    static final int NOWHERE = -1;

    private final int[] above;

    private Surroundings(int[] above) {
        this.above = above;
    }

    static Surroundings of(List<SnapshotLine> lines) {
        var above = new int[lines.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (var i = 0; i < above.length; i++) {
            var line = lines.get(i);
            while (!open.isEmpty() && closes(line, lines.get(open.getLast()))) open.removeLast();
            above[i] = open.isEmpty() ? NOWHERE : open.getLast();
            open.add(i);
        }
        return new Surroundings(above);
    }

    private static boolean closes(SnapshotLine line, SnapshotLine earlier) {
        if (earlier.indent() != line.indent()) return earlier.indent() > line.indent();
        return !earlier.isHeading() || line.isHeading();
    }

    /// The index of the heading or group above the line, [#NOWHERE] where there is none.
    int of(int line) {
        return above[line];
    }
}
