package dev.backendrig.http;

import dev.backendrig.language.Language;

/// A sentence for people in both languages. Base clients print it as it is, so it avoids the words
/// that they replace by texts of their own (`empty`, `no message`).
record Sentence(String english, String indonesian) {
    /// A sentence that is already in the person's language.
    static Sentence as(String text) {
        return new Sentence(text, text);
    }

    String in(Language language) {
        return language.choose(english, indonesian);
    }
}
