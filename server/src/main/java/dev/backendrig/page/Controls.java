package dev.backendrig.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the controls on a line of a snapshot. Page text never holds `#` before a digit, but names
/// and values in quotes may. Marks such as `submit` or `→ example.com` stand behind the name and
/// hold neither `#` nor quotes.
final class Controls {
    /// A control with its name and value, or something else that has a name.
    private static final Pattern PIECE =
            Pattern.compile(
                    "#(\\d{1,9}) \\S+(?: \"[^\"]*+\")?(?: value \"[^\"]*+\")?|img \"[^\"]*+\"");

    /// A line that only names a group or a frame, a form with the site that it is sent to.
    private static final Pattern GROUP = Pattern.compile(" *[a-z]+ \"[^\"]*+\"(?: → \\S++)?");

    /// The word behind the control that has the focus, at the control's end.
    private static final Pattern FOCUSED = Pattern.compile(" focused(?=$| #\\d| \\|)");

    private Controls() {}

    /// The numbers on the line, in its order.
    static List<Integer> on(String line) {
        if (line.indexOf('#') < 0 || GROUP.matcher(line).matches()) return List.of();
        var refs = new ArrayList<Integer>(1);
        var pieces = PIECE.matcher(line);
        while (pieces.find()) {
            if (pieces.group(1) != null) refs.add(Integer.valueOf(pieces.group(1)));
        }
        return refs;
    }

    /// The control on the line that has the focus.
    static Optional<Integer> focused(String line) {
        var word = FOCUSED.matcher(line);
        if (!line.contains(" focused") || !word.find()) return Optional.empty();
        var refs = on(line.substring(0, word.start()));
        return refs.isEmpty() ? Optional.empty() : Optional.of(refs.getLast());
    }

    /// The line without the word that says where the focus is.
    static String withoutFocus(String line) {
        return line.contains(" focused") ? FOCUSED.matcher(line).replaceAll("") : line;
    }
}
