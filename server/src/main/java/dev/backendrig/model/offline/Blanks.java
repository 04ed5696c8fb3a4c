package dev.backendrig.model.offline;

import dev.backendrig.model.offline.Token.Kind;
import java.util.Map;
import java.util.Objects;

/// What a phrase had in the blanks of a [Form].
///
/// @param whole all that was said
record Blanks(Phrase whole, Map<String, Phrase> filled) {
    boolean has(String name) {
        return filled.containsKey(name);
    }

    /// The filling without marks around it; the blank must be in the form.
    Phrase phrase(String name) {
        return Objects.requireNonNull(filled.get(name), () -> "no blank named " + name).trimmed();
    }

    /// The first of these blanks that the form has.
    String anyOf(String... names) {
        for (var name : names) {
            if (has(name)) return name;
        }
        throw new IllegalArgumentException("none of these blanks is in the form");
    }

    long number(String name) {
        return has(name) ? Long.parseLong(phrase(name).text()) : 0;
    }

    /// The filling as something to type: an exclamation or question mark at its end belongs to it.
    String verbatim(String name) {
        var trimmed = phrase(name);
        if (trimmed.size() == 1 && trimmed.at(0).is(Kind.QUOTE)) return trimmed.text();
        var source = whole.source();
        var end = trimmed.at(trimmed.size() - 1).end();
        while (end < source.length() && "!?".indexOf(source.charAt(end)) >= 0) end++;
        return source.substring(trimmed.at(0).start(), end);
    }
}
