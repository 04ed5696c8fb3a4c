package dev.backendrig.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes a difference for a model: what is new and what changed with its whole line, what is gone
/// by its number or, without one, by its first words, each under the heading or group where it
/// stands. The first line explains the signs that follow. Used by one thread, once.
///
/// ```
/// page changed (+ new, - gone, ~ now, @ where):
/// @ form "Data diri"
/// ~ #1 textbox "Nama" value "Budi"
/// + alert
/// +  Data tersimpan
/// focus now on #2
/// - #4 #7–#9
/// ```
final class DiffText {
    static final String NOTHING = "nothing changed";

    /// Text that is gone need only be known again.
    private static final int GONE_CHARS = 60;

    private static final int WAS_CHARS = 40;

    /// Of texts that go together only the first and the last are told.
    private static final int GONE_LINES = 3;

    private enum Sign {
        ADDED("+", "new"),
        REMOVED("-", "gone"),
        CHANGED("~", "now"),
        MOVED(">", "moved"),
        WHERE("@", "where");

        private final String sign;
        private final String meaning;

        Sign(String sign, String meaning) {
            this.sign = sign;
            this.meaning = meaning;
        }
    }

    private final SnapshotDiff diff;
    private final List<SnapshotLine> before;
    private final List<SnapshotLine> after;
    private final Surroundings placesBefore;
    private final Surroundings placesAfter;
    private final SmallChanges small;
    private final List<String> told = new ArrayList<>();
    private final Set<Sign> signs = EnumSet.noneOf(Sign.class);
    private final Set<Integer> goneLines;
    private final List<SnapshotLine> gone = new ArrayList<>();
    private String where = "";
    private int lastAdded = Surroundings.NOWHERE;
    private int addedIndent;

    private DiffText(SnapshotDiff diff) {
        this.diff = diff;
        this.before = diff.before().lines();
        this.after = diff.after().lines();
        this.placesBefore = Surroundings.of(before);
        this.placesAfter = Surroundings.of(after);
        this.small = SmallChanges.of(diff);
        this.goneLines =
                diff.edits().stream()
                        .filter(Edit.Removed.class::isInstance)
                        .map(edit -> ((Edit.Removed) edit).before())
                        .collect(Collectors.toSet());
    }

    static String of(SnapshotDiff diff) {
        return diff.isEmpty() ? NOTHING : new DiffText(diff).text();
    }

    private String text() {
        diff.edits().forEach(this::tell);
        endGone();
        if (small.renumbered()) told.add("list items renumbered");
        small.focus().ifPresent(focus -> told.add("focus now on " + focus));
        var refs = new TreeSet<>(refs(before));
        refs.removeAll(refs(after));
        if (!refs.isEmpty()) tell(Sign.REMOVED, RefRanges.text(refs));
        return String.join("\n", header()) + footer();
    }

    private static Set<Integer> refs(List<SnapshotLine> lines) {
        return lines.stream().flatMap(line -> line.refs().stream()).collect(Collectors.toSet());
    }

    private List<String> header() {
        var legend =
                signs.stream()
                        .map(sign -> sign.sign + " " + sign.meaning)
                        .collect(Collectors.joining(", "));
        var lines = new ArrayList<String>();
        lines.add(legend.isEmpty() ? "page changed:" : "page changed (" + legend + "):");
        if (!diff.before().page().equals(diff.after().page())) lines.add(diff.after().page());
        if (!diff.before().view().equals(diff.after().view())) lines.add(diff.after().view());
        if (!diff.before().hidden().equals(diff.after().hidden())) lines.add(hidden());
        lines.addAll(told);
        return lines;
    }

    private String hidden() {
        var now = diff.after().hidden();
        return now.isEmpty() ? "no hidden text" : now;
    }

    /// Where a text comes in parts, its last lines may only have gone over into the next one.
    private String footer() {
        return diff.after().foot().isEmpty() ? "" : "\n" + diff.after().foot();
    }

    private void tell(Edit edit) {
        if (!(edit instanceof Edit.Removed)) endGone();
        switch (edit) {
            case Edit.Kept _ -> {
                // The model knows it.
            }
            case Edit.Added(var a) -> added(a);
            case Edit.Removed(var b) -> {
                if (before.get(b).refs().isEmpty()) removed(b);
            }
            case Edit.Changed change -> {
                if (!small.covers(change)) changed(change);
            }
            case Edit.Moved(var b, var a) -> moved(b, a);
        }
    }

    private void added(int a) {
        var line = after.get(a);
        var goesOn = lastAdded >= 0 && lastAdded == a - 1 && line.indent() >= addedIndent;
        if (!goesOn) {
            place(placesAfter.of(a), after);
            addedIndent = line.indent();
        }
        tell(Sign.ADDED, " ".repeat(line.indent() - addedIndent) + line.text());
        lastAdded = a;
    }

    private void changed(Edit.Changed change) {
        var line = after.get(change.after());
        place(placesAfter.of(change.after()), after);
        tell(Sign.CHANGED, line.text() + was(before.get(change.before()), line));
    }

    private static String was(SnapshotLine before, SnapshotLine after) {
        if (!after.refs().isEmpty()) return "";
        var gone = Rewording.of(before.text(), after.text()).gone();
        return gone.isEmpty() ? "" : " (was " + shortened(gone, WAS_CHARS) + ")";
    }

    private void moved(int b, int a) {
        var line = after.get(a);
        place(placesAfter.of(a), after);
        var same = before.get(b).text().equals(line.text());
        var what = same ? "#" + line.refs().getFirst() : line.text();
        tell(Sign.MOVED, what + ", now " + neighbour(a));
    }

    /// The control before the line, among those that stand where it stands.
    private String neighbour(int a) {
        for (var i = a - 1; i > placesAfter.of(a); i--) {
            var refs = after.get(i).refs();
            if (!refs.isEmpty()) return "after #" + refs.getLast();
        }
        return "first";
    }

    /// Kept back until it is clear how many go together.
    private void removed(int b) {
        var place = placesBefore.of(b);
        while (place >= 0 && goneLines.contains(place)) place = placesBefore.of(place);
        if (!text(place, before).equals(where)) {
            endGone();
            place(place, before);
        }
        gone.add(before.get(b));
    }

    private void endGone() {
        for (var i = 0; i < gone.size(); i++) {
            var between = gone.size() > GONE_LINES && i > 0 && i < gone.size() - 1;
            if (!between) tell(Sign.REMOVED, shortened(gone.get(i).text(), GONE_CHARS));
            else if (i == 1) tell(Sign.REMOVED, "(" + (gone.size() - 2) + " more lines)");
        }
        gone.clear();
    }

    private void place(int line, List<SnapshotLine> lines) {
        var place = text(line, lines);
        if (place.equals(where)) return;
        where = place;
        tell(Sign.WHERE, place.isEmpty() ? "top of the page" : place);
    }

    private static String text(int place, List<SnapshotLine> lines) {
        return place < 0 ? "" : shortened(lines.get(place).text(), GONE_CHARS);
    }

    private void tell(Sign sign, String text) {
        signs.add(sign);
        told.add(sign.sign + " " + text);
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) return text;
        var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).strip() + "…";
    }
}
