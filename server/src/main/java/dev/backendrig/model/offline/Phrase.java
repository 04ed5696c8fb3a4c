package dev.backendrig.model.offline;

import dev.backendrig.model.offline.Token.Kind;
import java.util.List;

/// A stretch of a prompt, in tokens.
///
/// @param source the whole prompt, so that what was said comes out exactly as it was written
record Phrase(String source, List<Token> tokens) {
    int size() {
        return tokens.size();
    }

    boolean isBlank() {
        return tokens.isEmpty();
    }

    Token at(int index) {
        return tokens.get(index);
    }

    Phrase part(int from, int to) {
        return new Phrase(source, tokens.subList(from, to));
    }

    /// Without marks at either end.
    Phrase trimmed() {
        var from = 0;
        var to = size();
        while (from < to && at(from).is(Kind.MARK)) from++;
        while (to > from && at(to - 1).is(Kind.MARK)) to--;
        return part(from, to);
    }

    /// What was written; of a lone quotation only what stands in the quotes.
    String text() {
        if (isBlank()) return "";
        if (size() == 1) return at(0).content();
        return source.substring(at(0).start(), at(size() - 1).end());
    }
}
