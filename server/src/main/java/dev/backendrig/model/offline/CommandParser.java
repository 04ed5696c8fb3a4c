package dev.backendrig.model.offline;

import dev.backendrig.model.offline.Token.Kind;
import dev.backendrig.model.offline.Vocabulary.Words;

/// Understands a person's prompt. Immutable, thread-safe.
final class CommandParser {
    /// A longer prompt is not looked through for commands; it bounds the work.
    static final int MAX_CHARS = 16_000;

    private final Vocabulary vocabulary = Vocabulary.load();
    private final Grammar grammar = new Grammar(vocabulary);

    Reading read(String prompt) {
        if (prompt.length() > MAX_CHARS) return new Reading.Other();
        var phrase = Tokenizer.read(prompt);
        if (phrase.trimmed().isBlank()) return new Reading.Other();
        if (consistsOf(phrase, "GREETING")) return new Reading.Greeting();
        if (consistsOf(phrase, "THANKS")) return new Reading.Thanks();
        return new CommandSplitter(phrase, vocabulary, grammar).read();
    }

    /// Whether the phrase is of this kind of small talk and nothing else.
    private boolean consistsOf(Phrase phrase, String kind) {
        var wanted = vocabulary.words(kind);
        var around = vocabulary.words("GREETED");
        var courtesy = vocabulary.words("COURTESY");
        var found = false;
        var at = 0;
        while (at < phrase.size()) {
            var length = wanted.lengthAt(phrase, at);
            found |= length > 0;
            if (length == 0) length = longest(phrase, at, around, courtesy);
            if (length == 0) return false;
            at += length;
        }
        return found;
    }

    private static int longest(Phrase phrase, int at, Words one, Words other) {
        if (phrase.at(at).is(Kind.MARK)) return 1;
        return Math.max(one.lengthAt(phrase, at), other.lengthAt(phrase, at));
    }
}
