package dev.backendrig.page;

import java.util.ArrayList;
import java.util.List;

/// The text of a snapshot in its parts (extension/README.md, "A snapshot"). A text of another form
/// has lines only.
///
/// @param page the line with title and address, empty where there is none
/// @param view the line that says what is in view, empty where there is none
/// @param hidden the line that counts text which nobody can see, empty where there is none
/// @param foot the line that says which part this is, empty where there is only one
record SnapshotText(
        String page, String view, String hidden, List<SnapshotLine> lines, String foot) {
    SnapshotText {
        lines = List.copyOf(lines);
    }

    static SnapshotText of(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        var page = taken(lines, 0, "page \"");
        var view = page.isEmpty() ? "" : taken(lines, 0, "view ");
        // Below the view only: anywhere else it is what a page says.
        var hidden = view.isEmpty() ? "" : taken(lines, 0, "hidden text: ");
        var foot = taken(lines, lines.size() - 1, "(part ");
        var body = lines.stream().map(SnapshotLine::of).toList();
        return new SnapshotText(page, view, hidden, body, foot);
    }

    private static String taken(List<String> lines, int index, String begin) {
        var there = index >= 0 && index < lines.size() && lines.get(index).startsWith(begin);
        return there ? lines.remove(index) : "";
    }
}
