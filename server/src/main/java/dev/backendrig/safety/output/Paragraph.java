package dev.backendrig.safety.output;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// What of a paragraph is to be known to read on in it: brackets that are open, and whether code in
/// it can still be told from text. Confined to its filter.
final class Paragraph {
    private static final int MAX_OPEN = 64;
    private static final int MAX_TEXT = 300;
    private static final Pattern FOOTNOTE = Pattern.compile("\\^[^\\s\\]]+");

    private final Deque<Boolean> open = new ArrayDeque<>();
    private final StringBuilder sinceOpened = new StringBuilder();
    private boolean hasPicture;
    private boolean doubtful;

    /// A blank line: nothing reaches over it.
    void end() {
        open.clear();
        sinceOpened.setLength(0);
        hasPicture = false;
        doubtful = false;
    }

    /// From here on to the paragraph's end, what looks like code may be text: a backtick without a
    /// partner stands before it, or mathematics.
    void doubt() {
        doubtful = true;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    void shown(char c) {
        if (sinceOpened.length() < MAX_TEXT) sinceOpened.append(c);
        if (c == '$') doubtful = true;
    }

    void opens(boolean picture) {
        hasPicture |= picture;
        if (open.size() < MAX_OPEN) open.push(picture);
        sinceOpened.setLength(0);
    }

    /// A bracket closes; whether it may close a picture's text.
    boolean closesPicture() {
        var picture = open.poll();
        return (picture == null || doubtful) ? hasPicture : picture;
    }

    /// What stands after the last bracket that was opened.
    String textOfLink() {
        return sinceOpened.toString();
    }

    boolean isFootnote() {
        return FOOTNOTE.matcher(sinceOpened).matches();
    }
}
