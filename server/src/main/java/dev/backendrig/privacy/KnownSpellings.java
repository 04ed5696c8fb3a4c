package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Every spelling of the hidden values, to find them again where no detector would: nine digits are
/// a social security number beside that word, and the same nine digits alone, in the answer that
/// comes back as history, still are. One writer at a time; any threads may read.
final class KnownSpellings {
    /// Shorter ones stand for much else.
    private static final int SHORTEST = 5;

    /// Longer ones are found by their form alone. Keeps a look-up to one word of bits.
    private static final int LONGEST = 63;

    private static final int FIRSTS = 128;

    private final Map<String, HiddenValue> values = new ConcurrentHashMap<>();
    private final boolean[] firsts = new boolean[FIRSTS];

    /// A bit for each length that a spelling has. Written last and read first, so that who sees a
    /// length sees its spelling.
    private volatile long lengths;

    @Nullable HiddenValue get(String spelling) {
        return values.get(spelling);
    }

    void add(String spelling, HiddenValue value) {
        var length = spelling.length();
        values.putIfAbsent(spelling, value);
        if (length < SHORTEST || length > LONGEST) return;
        firsts[spelling.charAt(0) % FIRSTS] = true;
        // One writer at a time, so nothing is lost between reading and writing.
        var more = lengths | (1L << length);
        lengths = more;
    }

    /// Where known spellings stand as words of their own; of those that begin at one place the
    /// longest, and none that overlap. Linear: each place is tried for at most so many lengths.
    List<Finding> in(String text) {
        var wanted = lengths;
        var found = new ArrayList<Finding>();
        if (wanted == 0) return found;
        for (var i = 0; i < text.length(); i++) {
            if (!firsts[text.charAt(i) % FIRSTS] || isInWord(text, i)) continue;
            var finding = at(text, i, wanted);
            if (finding == null) continue;
            found.add(finding);
            i = finding.end() - 1;
        }
        return found;
    }

    private @Nullable Finding at(String text, int start, long wanted) {
        for (var length = LONGEST; length >= SHORTEST; length--) {
            var end = start + length;
            if ((wanted >> length & 1) == 0 || end > text.length() || isInWord(text, end)) continue;
            var value = values.get(text.substring(start, end));
            if (value != null) return new Finding(value.placeholder().kind(), start, end);
        }
        return null;
    }

    /// Whether the place lies between two characters of one word.
    private static boolean isInWord(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at));
    }
}
