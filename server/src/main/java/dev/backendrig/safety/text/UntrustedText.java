package dev.backendrig.safety.text;

import java.util.EnumMap;
import java.util.Map;

/// Takes out of text what a model reads and a person does not see.
///
/// What writing needs stays: emoji of all kinds, and the joiners and marks of the world's scripts
/// where they stand as those scripts use them. What can be seen is never changed; there is no
/// normalisation. Takes linear time.
public final class UntrustedText {
    private UntrustedText() {}

    public static Cleaned clean(String text) {
        var first = firstDoubtful(text, 0);
        if (first == text.length()) return new Cleaned(text, Map.of());
        var kept = new StringBuilder(text.length()).append(text, 0, first);
        var removed = new EnumMap<InvisibleKind, Integer>(InvisibleKind.class);
        for (var at = first; at < text.length(); ) {
            var codePoint = text.codePointAt(at);
            var kind = InvisibleKind.of(codePoint);
            if (kind.isEmpty() || isNeeded(kind.get(), new Place(text, at))) {
                kept.appendCodePoint(codePoint);
            } else {
                removed.merge(kind.get(), 1, Integer::sum);
            }
            at += Character.charCount(codePoint);
        }
        return removed.isEmpty()
                ? new Cleaned(text, Map.of())
                : new Cleaned(kept.toString(), removed);
    }

    /// The place of the first character that may be invisible: most texts have none.
    private static int firstDoubtful(String text, int from) {
        var at = from;
        while (at < text.length() && isPlain(text.charAt(at))) at++;
        return at;
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t' || (c > 0xad && c < 0x300);
    }

    private static boolean isNeeded(InvisibleKind kind, Place place) {
        return switch (kind) {
            case TAG -> EmojiTags.belongs(place);
            case ZERO_WIDTH -> Joiners.isNeeded(place);
            case BIDI -> DirectionMarks.isNeeded(place);
            case VARIATION -> Variations.isNeeded(place);
            case SOFT_HYPHEN -> isInWord(place);
            case CONTROL -> false;
            case FORMAT -> Fillers.isNeeded(place);
        };
    }

    /// Words are divided with two letters left on either side; a hyphen after every letter hides a
    /// word from who searches for it.
    private static boolean isInWord(Place place) {
        var before = place.before();
        var after = place.after();
        return before >= 0
                && after >= 0
                && isOfWord(before)
                && isOfWord(after)
                && isOfWord(place.before(2))
                && isOfWord(place.after(2));
    }

    private static boolean isOfWord(int codePoint) {
        if (codePoint < 0) return false;
        return Character.isLetter(codePoint) || Place.isMark(codePoint);
    }
}
