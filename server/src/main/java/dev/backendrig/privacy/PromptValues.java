package dev.backendrig.privacy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person wrote in a prompt of what a model is not shown: the values, and the addresses that
/// have some in them. Immutable.
final class PromptValues {
    private static final String BEFORE = "\"'`<([{“‘";
    private static final String AFTER = "\"'`>)]}”’.,;:!?";

    /// Of more than these the later ones are asked for like any address.
    private static final int MAX_ADDRESSES = 100;

    private static final List<String> SCHEMES = List.of("https://", "http://");

    private final Redaction redaction;
    private final String masked;
    private final Map<Placeholder, String> spellings = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    /// The places of the characters that belong to values.
    private final BitSet hidden = new BitSet();

    PromptValues(Redaction prompt) {
        redaction = prompt;
        masked = prompt.masked();
        for (var place : prompt.places()) {
            hidden.set(place.start(), place.end());
            var spelling = prompt.text().substring(place.start(), place.end());
            if (!place.placeholder().isForGood()) {
                spellings.putIfAbsent(place.placeholder(), spelling);
            }
        }
        if (!prompt.places().isEmpty()) addAddresses();
    }

    String text() {
        return redaction.text();
    }

    String masked() {
        return masked;
    }

    /// The values in it, except for secrets.
    Redaction redaction() {
        return redaction;
    }

    /// As the person spelled a value, null where they did not name it.
    @Nullable String spelling(Placeholder placeholder) {
        return spellings.get(placeholder);
    }

    /// The address in the prompt that a model means with this one, as the person wrote it; empty
    /// where the two are not the same as a whole.
    Optional<String> address(String meant) {
        var own = addresses.get(key(meant));
        if (own == null) return Optional.empty();
        return Optional.of(scheme(own).isEmpty() ? scheme(meant) + own : own);
    }

    private void addAddresses() {
        var text = redaction.text();
        for (var at = 0; at < text.length() && addresses.size() < MAX_ADDRESSES; at++) {
            if (isSpace(at)) continue;
            var end = at;
            while (end < text.length() && !isSpace(end)) end++;
            addWord(at, end);
            at = end;
        }
    }

    /// White space in a value, as in a card number, parts no words.
    private boolean isSpace(int at) {
        return Character.isWhitespace(redaction.text().charAt(at)) && !hidden.get(at);
    }

    private void addWord(int from, int to) {
        var text = redaction.text();
        var start = from;
        var end = to;
        while (start < end && isAny(BEFORE, start)) start++;
        while (end > start && isAny(AFTER, end - 1)) end--;
        var value = hidden.nextSetBit(start);
        if (value < 0 || value >= end) return;
        var shown = redaction.masked(start, end);
        if (looksLikeAnAddress(shown)) addresses.put(key(shown), text.substring(start, end));
    }

    private boolean isAny(String marks, int at) {
        return marks.indexOf(redaction.text().charAt(at)) >= 0 && !hidden.get(at);
    }

    private static boolean looksLikeAnAddress(String shown) {
        return shown.indexOf('/') >= 0 || shown.indexOf('.') >= 0;
    }

    /// One spelling for what is one address: placeholders plain, no scheme, no slash at the end.
    private static String key(String address) {
        var plain =
                FormScan.replaced(
                        address, whole -> whole.marks() == 0 ? whole.name().text() : null);
        var rest = plain.strip().substring(scheme(plain.strip()).length());
        return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private static String scheme(String address) {
        var lower = address.strip().toLowerCase(Locale.ROOT);
        return SCHEMES.stream().filter(lower::startsWith).findFirst().orElse("");
    }

    /// Says nothing of the prompt.
    @Override
    public String toString() {
        return "PromptValues";
    }
}
