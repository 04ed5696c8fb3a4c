package dev.backendrig.privacy.detector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// Looks for a pattern with RE2/J, whose single match takes time linear in the text.
///
/// All matches of a long text together need not: each may look at all of the rest before it gives
/// a short one back. So a text is read by lines, and a long line by windows of bounded length that
/// overlap by the longest match there can be. Immutable.
final class PatternSearch implements CustomDetector.Search {
    private static final int MAX_PATTERN = 500;
    private static final int MAX_PROGRAM = 2_000;
    private static final int MAX_MATCH = 200;
    private static final int WINDOW = 1_000;

    private final Pattern pattern;

    PatternSearch(String source) {
        pattern = compiled(source);
        if (pattern.matches("")) {
            throw new IllegalArgumentException("\"pattern\" also matches where nothing stands");
        }
    }

    private static Pattern compiled(String source) {
        if (source.length() > MAX_PATTERN) {
            throw new IllegalArgumentException(
                    "\"pattern\" is longer than " + MAX_PATTERN + " characters");
        }
        try {
            var pattern = Pattern.compile(source);
            if (pattern.programSize() <= MAX_PROGRAM) return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"pattern\" is not one of RE2: " + e.getDescription(), e);
        }
        throw new IllegalArgumentException("\"pattern\" repeats too much");
    }

    @Override
    public void find(String text, CustomDetector.Places found) {
        var from = 0;
        for (var start = 0; start < text.length(); ) {
            var line = text.indexOf('\n', start);
            var end = Math.min(line < 0 ? text.length() : line, start + WINDOW);
            from = findInWindow(text, start, end, from, found);
            var whole = end == text.length() || text.charAt(end) == '\n';
            start = whole ? end + 1 : end - MAX_MATCH;
        }
    }

    /// Returns the end of the last match, before which none may start.
    private int findInWindow(
            String text, int start, int end, int from, CustomDetector.Places found) {
        // With what stands before it the first place of a window can tell an edge of a word.
        var offset = Math.max(0, start - 1);
        var matcher = pattern.matcher(text.substring(offset, end));
        var last = from;
        while (matcher.find()) {
            var place = offset + matcher.start();
            var stop = offset + matcher.end();
            if (place < Math.max(start, last) || stop == place || stop - place > MAX_MATCH) {
                continue;
            }
            // What touches the edge may go on: the next window has all of it.
            if (stop == end && place > start + MAX_MATCH && goesOn(text, end)) break;
            found.take(place, stop);
            last = stop;
        }
        return last;
    }

    private static boolean goesOn(String text, int end) {
        return end < text.length() && text.charAt(end) != '\n';
    }
}
