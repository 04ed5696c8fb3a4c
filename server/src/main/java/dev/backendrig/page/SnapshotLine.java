package dev.backendrig.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line of a snapshot.
///
/// @param indent leading spaces, one for each level
/// @param marker the number of a list item with its full stop, such as `3. `; empty where none
/// @param body what stands behind both
/// @param refs the numbers of the controls on the line, in its order
record SnapshotLine(int indent, String marker, String body, List<Integer> refs) {
    /// Longer numbers would not be lists' any more.
    private static final Pattern MARKER = Pattern.compile("\\d{1,3}\\. (?=\\S)");

    /// A heading's line ends what stood under the one before it.
    private static final Pattern HEADING = Pattern.compile("h[1-6] .*");

    SnapshotLine {
        refs = List.copyOf(refs);
    }

    static SnapshotLine of(String line) {
        var indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') indent++;
        var marker = MARKER.matcher(line).region(indent, line.length());
        var start = marker.lookingAt() ? marker.end() : indent;
        return new SnapshotLine(
                indent, line.substring(indent, start), line.substring(start), Controls.on(line));
    }

    /// Without the indentation.
    String text() {
        return marker + body;
    }

    Optional<Integer> firstRef() {
        return refs.isEmpty() ? Optional.empty() : Optional.of(refs.getFirst());
    }

    boolean isHeading() {
        return HEADING.matcher(body).matches();
    }
}
