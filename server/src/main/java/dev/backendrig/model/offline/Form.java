package dev.backendrig.model.offline;

import dev.backendrig.model.offline.Token.Kind;
import dev.backendrig.model.offline.Vocabulary.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One way to say something: a row of word sets and blanks, such as `OPEN SITE* <address>`.
///
/// A name in capitals is a set of the vocabulary, `A|B` two of them; `?` behind it: may be missing;
/// `*`: any number, up to a bound that keeps the matching fast.
/// `<name>` is a blank of at least one token, as short as possible; `<name..>` as long as possible.
/// What a blank takes depends on its name, see [#fits]. Immutable.
final class Form {
    private static final int MAX_REPEATS = 16;

    /// Blanks that take one token, marks around it aside.
    private static final Set<String> SINGLE =
            Set.of("address", "number", "x", "quote", "word", "value");

    private sealed interface Piece {
        record Said(List<Words> anyOf, int min, int max) implements Piece {}

        record Blank(String name, boolean greedy) implements Piece {
            /// The most tokens it can take; a single one may have a mark on each side.
            int longest() {
                return SINGLE.contains(name) ? 3 : Integer.MAX_VALUE;
            }
        }
    }

    private final List<Piece> pieces;

    private Form(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static Form of(String pattern, Vocabulary vocabulary) {
        var pieces = new ArrayList<Piece>();
        for (var word : pattern.split(" +", -1)) pieces.add(piece(word, vocabulary));
        return new Form(pieces);
    }

    private static Piece piece(String word, Vocabulary vocabulary) {
        if (word.startsWith("<")) {
            var name = word.substring(1, word.length() - 1);
            var greedy = name.endsWith("..");
            return new Piece.Blank(greedy ? name.substring(0, name.length() - 2) : name, greedy);
        }
        var sign = word.charAt(word.length() - 1);
        var name = sign == '?' || sign == '*' ? word.substring(0, word.length() - 1) : word;
        var words = Arrays.stream(name.split("\\|", -1)).map(vocabulary::words).toList();
        return switch (sign) {
            case '?' -> new Piece.Said(words, 0, 1);
            case '*' -> new Piece.Said(words, 0, MAX_REPEATS);
            default -> new Piece.Said(words, 1, 1);
        };
    }

    /// What the blanks hold, if the whole phrase is said this way.
    Optional<Blanks> match(Phrase phrase) {
        var blanks = new HashMap<String, Phrase>();
        return match(phrase, 0, 0, blanks)
                ? Optional.of(new Blanks(phrase, blanks))
                : Optional.empty();
    }

    private boolean match(Phrase phrase, int piece, int at, Map<String, Phrase> blanks) {
        if (piece == pieces.size()) return at == phrase.size();
        return switch (pieces.get(piece)) {
            case Piece.Said said -> matchSaid(phrase, said, piece, at, blanks);
            case Piece.Blank blank -> matchBlank(phrase, blank, piece, at, blanks);
        };
    }

    private boolean matchSaid(
            Phrase phrase, Piece.Said said, int piece, int at, Map<String, Phrase> blanks) {
        // The ends that can be reached, furthest last; word by word, as phrases may overlap.
        var ends = new ArrayList<>(List.of(at));
        for (var i = 0; i < ends.size() && i < said.max(); i++) {
            for (var words : said.anyOf()) addEnds(phrase, words, ends.get(i), ends);
        }
        ends.sort((a, b) -> b - a);
        for (var end : ends) {
            if (end == at && said.min() > 0) continue;
            if (match(phrase, piece + 1, end, blanks)) return true;
        }
        return false;
    }

    private static void addEnds(Phrase phrase, Words words, int at, List<Integer> ends) {
        for (var length : words.lengthsAt(phrase, at)) {
            if (!ends.contains(at + length)) ends.add(at + length);
        }
    }

    private boolean matchBlank(
            Phrase phrase, Piece.Blank blank, int piece, int at, Map<String, Phrase> blanks) {
        if (piece == pieces.size() - 1) return fill(phrase, blank, at, phrase.size(), blanks);
        var count = Math.min(phrase.size() - at, blank.longest());
        for (var i = 1; i <= count; i++) {
            var end = blank.greedy() ? at + count - i + 1 : at + i;
            if (match(phrase, piece + 1, end, blanks) && fill(phrase, blank, at, end, blanks)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fill(
            Phrase phrase, Piece.Blank blank, int from, int to, Map<String, Phrase> blanks) {
        if (from >= to || !fits(blank.name(), phrase.part(from, to).trimmed())) return false;
        blanks.put(blank.name(), phrase.part(from, to));
        return true;
    }

    private static boolean fits(String blank, Phrase filling) {
        if (filling.isBlank() || (SINGLE.contains(blank) && filling.size() > 1)) return false;
        return switch (blank) {
            case "address" -> Address.in(filling.text()).isPresent();
            case "number", "x" -> filling.text().matches("\\d{1,9}");
            case "quote" -> filling.at(0).is(Kind.QUOTE);
            case "field", "name" -> !filling.text().isBlank();
            default -> true;
        };
    }
}
