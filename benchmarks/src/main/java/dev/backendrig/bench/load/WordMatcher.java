package dev.backendrig.bench.load;

/// Notices an ASCII word in a stream of bytes. Not thread-safe.
///
/// The word's first character must not occur in it again: then no partial match ever has to be
/// taken up in the middle.
final class WordMatcher {
    private final String word;
    private int matched;
    private boolean found;

    WordMatcher(String word) {
        if (word.lastIndexOf(word.charAt(0)) != 0) {
            throw new IllegalArgumentException("word must not repeat its first character: " + word);
        }
        this.word = word;
    }

    boolean found() {
        return found;
    }

    void accept(byte b) {
        if (b == word.charAt(matched)) matched++;
        else matched = b == word.charAt(0) ? 1 : 0;
        if (matched < word.length()) return;
        found = true;
        matched = 0;
    }
}
