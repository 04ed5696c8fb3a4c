package dev.backendrig.privacy.detector;

/// A walk through a text, run by run: as many characters of an alphabet as stand together.
final class CharacterRuns {
    private CharacterRuns() {}

    interface Visitor {
        void run(int start, int end);
    }

    static void each(String text, Alphabet alphabet, Visitor visitor) {
        var at = 0;
        while (at < text.length()) {
            if (!alphabet.has(text.charAt(at))) {
                at++;
                continue;
            }
            var end = alphabet.end(text, at, text.length());
            visitor.run(at, end);
            at = end;
        }
    }
}
