package dev.backendrig.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes edits of aligned lines. Used by one thread, once.
final class EditList {
    /// So many lines without a partner are looked at for one that says nearly the same.
    private static final int REACH = 8;

    private final List<SnapshotLine> before;
    private final List<SnapshotLine> after;
    private final int[] partners;

    /// By number of the control: the line of `before` that has no partner in its place.
    private final Map<Integer, Integer> displaced = new HashMap<>();

    private final boolean[] moved;
    private final List<Edit> edits = new ArrayList<>();

    EditList(List<SnapshotLine> before, List<SnapshotLine> after, int[] partners) {
        this.before = before;
        this.after = after;
        this.partners = partners;
        this.moved = new boolean[before.size()];
    }

    List<Edit> edits() {
        findMoved();
        var nextBefore = 0;
        var nextAfter = 0;
        for (var a = 0; a < after.size(); a++) {
            var b = partners[a];
            if (b == LineAligner.NONE || moved[b]) continue;
            gap(nextBefore, b, nextAfter, a);
            edits.add(same(b, a) ? new Edit.Kept(b, a) : new Edit.Changed(b, a));
            nextBefore = b + 1;
            nextAfter = a + 1;
        }
        gap(nextBefore, before.size(), nextAfter, after.size());
        return edits;
    }

    /// Gives controls that stand out of order their line of before.
    private void findMoved() {
        var aligned = new boolean[before.size()];
        Arrays.stream(partners).filter(b -> b != LineAligner.NONE).forEach(b -> aligned[b] = true);
        for (var b = 0; b < before.size(); b++) {
            var place = b;
            if (aligned[b]) continue;
            before.get(b).firstRef().ifPresent(ref -> displaced.putIfAbsent(ref, place));
        }
        for (var a = 0; a < after.size(); a++) {
            var ref = after.get(a).firstRef();
            if (partners[a] != LineAligner.NONE || ref.isEmpty()) continue;
            var b = displaced.remove(ref.get());
            if (b == null) continue;
            partners[a] = b;
            moved[b] = true;
        }
    }

    private boolean same(int b, int a) {
        return before.get(b).text().equals(after.get(a).text());
    }

    /// Lines between two that stayed.
    private void gap(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {
        Deque<Integer> gone = new ArrayDeque<>();
        for (var b = beforeStart; b < beforeEnd; b++) if (!moved[b]) gone.add(b);
        for (var a = afterStart; a < afterEnd; a++) {
            if (partners[a] != LineAligner.NONE) edits.add(new Edit.Moved(partners[a], a));
            else reworded(gone, a);
        }
        gone.forEach(b -> edits.add(new Edit.Removed(b)));
    }

    /// A text that takes the place of one that says nearly the same is that text, changed.
    private void reworded(Deque<Integer> gone, int a) {
        var older =
                gone.stream()
                        .limit(REACH)
                        .filter(b -> Rewording.isOne(before.get(b), after.get(a)))
                        .findFirst();
        if (older.isEmpty()) {
            edits.add(new Edit.Added(a));
            return;
        }
        while (gone.element() < older.get()) edits.add(new Edit.Removed(gone.remove()));
        edits.add(new Edit.Changed(gone.remove(), a));
    }
}
