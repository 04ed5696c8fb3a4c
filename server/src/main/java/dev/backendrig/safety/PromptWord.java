package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The plain words of a prompt, in its order: not those that are part of an address, a host or a
/// mail address, because who writes `tokopedia.com` has named that host and no other of the name.
///
/// @param text in lower-case ASCII, as a label of a host would be written
/// @param isOpened whether it stands right behind a word for going there
record PromptWord(String text, boolean isOpened) {
    private static final Set<String> OPENERS =
            Set.of(
                    ("buka bukalah bukakan bukain kunjungi kunjungilah ke di dari lewat via situs"
                         + " website web site laman portal aplikasi app open visit launch goto to"
                         + " on at from in using pakai")
                            .split(" "));

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /// Dots as UTS #46 knows them.
    private static final String DOTS = ".\u3002\uff0e\uff61";

    static List<PromptWord> of(String prompt) {
        var words = new ArrayList<PromptWord>();
        var before = "";
        for (var chunk : SPACES.split(prompt, -1)) {
            // Of an address nothing is a word, wherever in the chunk it begins.
            if (chunk.indexOf('@') >= 0 || chunk.contains("://")) before = "";
            else before = addFrom(chunk, before, words);
        }
        return List.copyOf(words);
    }

    /// @return the last word of the chunk, empty where it ends in something else
    private static String addFrom(String chunk, String before, List<PromptWord> words) {
        var last = before;
        var at = 0;
        while (at < chunk.length()) {
            var end = pieceEnd(chunk, at);
            if (end == at) {
                at += Character.charCount(chunk.codePointAt(at));
                continue;
            }
            var piece = withoutDots(chunk.substring(at, end));
            // What stands behind a host is its path.
            if (hasDot(piece)) return "";
            last = isLabel(piece) ? add(piece, last, words) : "";
            at = end;
        }
        return last;
    }

    /// Whether a label of a host can be as long (RFC 1035, 2.3.4); bringing a longer word into the form of
    /// one takes more than linear time.
    private static boolean isLabel(String piece) {
        return !piece.isEmpty() && piece.length() <= 63;
    }

    private static String add(String piece, String before, List<PromptWord> words) {
        var lower = piece.toLowerCase(Locale.ROOT);
        var word = DomainName.toAscii(lower).orElse(lower);
        words.add(new PromptWord(word, OPENERS.contains(before)));
        return word;
    }

    private static int pieceEnd(String chunk, int from) {
        var end = from;
        while (end < chunk.length()) {
            var codePoint = chunk.codePointAt(end);
            if (!isOfWord(codePoint)) break;
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static boolean isOfWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK
                || codePoint == '-'
                || codePoint == '_'
                || isDot(codePoint);
    }

    private static boolean isDot(int codePoint) {
        return DOTS.indexOf(codePoint) >= 0;
    }

    private static boolean hasDot(String piece) {
        return piece.codePoints().anyMatch(PromptWord::isDot);
    }

    private static String withoutDots(String piece) {
        var start = 0;
        var end = piece.length();
        while (start < end && isDot(piece.charAt(start))) start++;
        while (end > start && isDot(piece.charAt(end - 1))) end--;
        return piece.substring(start, end);
    }
}
