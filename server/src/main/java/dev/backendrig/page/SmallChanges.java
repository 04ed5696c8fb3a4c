package dev.backendrig.page;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changed lines that need not be told one by one: the focus that went from one control to another,
/// and the numbers of a list from which something was taken.
///
/// @param covered changes that a summary covers
/// @param focus the control that has the focus now, where that is all that changed of it
/// @param renumbered whether list items only have other numbers
record SmallChanges(Set<Edit.Changed> covered, Optional<String> focus, boolean renumbered) {
    /// Fewer are told one by one.
    private static final int RENUMBERED = 3;

    SmallChanges {
        covered = Set.copyOf(covered);
    }

    static SmallChanges of(SnapshotDiff diff) {
        var covered = new HashSet<Edit.Changed>();
        var focus = focus(diff, covered);
        var renumbered = changes(diff).stream().filter(it -> isRenumbering(it, diff)).toList();
        var many = renumbered.size() >= RENUMBERED;
        if (many) covered.addAll(renumbered);
        return new SmallChanges(covered, focus, many);
    }

    boolean covers(Edit.Changed change) {
        return covered.contains(change);
    }

    private static List<Edit.Changed> changes(SnapshotDiff diff) {
        return diff.edits().stream()
                .filter(Edit.Changed.class::isInstance)
                .map(Edit.Changed.class::cast)
                .toList();
    }

    /// Only where one line has it now is it clear that another one lost it.
    private static Optional<String> focus(SnapshotDiff diff, Set<Edit.Changed> covered) {
        var now =
                diff.after().lines().stream()
                        .flatMap(line -> Controls.focused(line.text()).stream())
                        .toList();
        if (now.size() != 1) return Optional.empty();
        var changed = changes(diff).stream().filter(it -> isFocus(it, diff)).toList();
        covered.addAll(changed);
        return changed.stream()
                .flatMap(it -> Controls.focused(after(it, diff).text()).stream())
                .map(ref -> "#" + ref)
                .findFirst();
    }

    private static boolean isFocus(Edit.Changed change, SnapshotDiff diff) {
        var before = before(change, diff).text();
        var after = after(change, diff).text();
        return Controls.withoutFocus(before).equals(Controls.withoutFocus(after));
    }

    private static boolean isRenumbering(Edit.Changed change, SnapshotDiff diff) {
        var before = before(change, diff);
        var after = after(change, diff);
        return !before.marker().isEmpty()
                && !after.marker().isEmpty()
                && before.body().equals(after.body());
    }

    private static SnapshotLine before(Edit.Changed change, SnapshotDiff diff) {
        return diff.before().lines().get(change.before());
    }

    private static SnapshotLine after(Edit.Changed change, SnapshotDiff diff) {
        return diff.after().lines().get(change.after());
    }
}
