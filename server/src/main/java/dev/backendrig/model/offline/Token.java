package dev.backendrig.model.offline;

/// A word, a quotation or a mark of a prompt.
///
/// @param key what the vocabulary is compared with: a word or mark in lower case, nothing for a
///     quotation, so that quoted words are never read as grammar
/// @param content the word or mark as written; the inside of a quotation
/// @param start where it begins in the prompt, quotes included
/// @param end where it ends in the prompt, quotes included
record Token(Kind kind, String key, String content, int start, int end) {
    enum Kind {
        WORD,
        QUOTE,
        /// One of `, ; : = . ! ?` or a line break.
        MARK
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
