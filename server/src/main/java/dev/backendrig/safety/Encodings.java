package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a text can mean to whoever gets it: itself, and what comes out of it by percent-decoding,
/// Base64 (both alphabets, with and without padding), hexadecimal and reversing, one in another up to
/// three deep, also where other characters stand between or around the code; and what it means in one
/// of [Disguises].
///
/// Bounded: a text that has more readings than anybody would write in honesty is not read to the end.
final class Encodings {
    private static final int DEPTH = 3;
    private static final int MAX_READINGS = 300;
    private static final int MAX_CHARS = 200_000;

    private Encodings() {}

    /// All readings, the text itself first; empty where there are too many of them.
    static Optional<List<String>> readings(String text) {
        Set<String> all = new LinkedHashSet<>();
        all.add(text);
        var chars = text.length();
        List<String> newest = List.of(text);
        for (var depth = 0; depth < DEPTH; depth++) {
            var next = new ArrayList<String>();
            for (var reading : newest) {
                for (var decoded : decoded(reading)) {
                    if (!all.add(decoded)) continue;
                    next.add(decoded);
                    chars += decoded.length();
                    if (chars > MAX_CHARS || all.size() > MAX_READINGS) return Optional.empty();
                }
            }
            newest = next;
        }
        all.addAll(Disguises.of(text));
        for (var reading : List.copyOf(all)) all.add(Disguises.folded(reading));
        return Optional.of(List.copyOf(all));
    }

    /// What comes out of one step.
    private static Set<String> decoded(String text) {
        Set<String> out = new LinkedHashSet<>();
        out.add(Percent.decode(text));
        out.add(new StringBuilder(text).reverse().toString());
        for (var runs :
                List.of(CodeRuns.encoded(text), CodeRuns.plain(text), CodeRuns.fields(text))) {
            out.addAll(EncodedRuns.hex(runs));
            out.addAll(EncodedRuns.base64(runs));
        }
        out.remove("");
        return out;
    }

    /// What a piece of a larger code is by itself: decoded where it can be, else itself.
    static String piece(String text) {
        var plain = Percent.decode(text);
        var runs = CodeRuns.fields(plain);
        for (var decodings : List.of(EncodedRuns.hex(runs), EncodedRuns.base64(runs))) {
            if (!decodings.isEmpty()) return decodings.iterator().next();
        }
        return plain;
    }
}
