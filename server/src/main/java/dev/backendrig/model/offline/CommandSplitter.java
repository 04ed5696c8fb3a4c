package dev.backendrig.model.offline;

import dev.backendrig.model.offline.Token.Kind;
import dev.backendrig.model.offline.Vocabulary.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts one prompt into commands. Used by one thread, once.
///
/// It cuts at `then`, `dan`, a comma and the like, but only where what stands before is a whole
/// command and so is all that comes after: `isi Budi dan Ani ke Nama` is one command.
final class CommandSplitter {
    /// More joining words than this are taken for text: it bounds the ways to cut.
    private static final int MAX_CUTS = 48;

    private record Cut(int end, int next) {}

    private final Phrase prompt;
    private final Grammar grammar;
    private final Words then;
    private final Words courtesy;
    private final List<Words> skipped;
    private final List<Cut> cuts = new ArrayList<>();
    private final Set<Integer> hopeless = new HashSet<>();
    private int furthest;

    CommandSplitter(Phrase prompt, Vocabulary vocabulary, Grammar grammar) {
        this.prompt = prompt;
        this.grammar = grammar;
        this.then = vocabulary.words("THEN");
        this.courtesy = vocabulary.words("COURTESY");
        this.skipped = List.of(then, vocabulary.words("POLITE"), vocabulary.words("BULLET"));
        findCuts();
    }

    private void findCuts() {
        for (var at = 0; at < prompt.size() && cuts.size() < MAX_CUTS; at++) {
            var length = isNewline(at) ? 1 : then.lengthAt(prompt, at);
            if (length > 0) cuts.add(new Cut(at, at + length));
        }
        cuts.add(new Cut(prompt.size(), prompt.size()));
    }

    Reading read() {
        var commands = from(0);
        if (commands.isPresent() && !commands.get().isEmpty()) {
            return new Reading.Commands(commands.get());
        }
        var begin = skip(0);
        var understoodSome = furthest > begin;
        if (understoodSome || grammar.beginsLikeACommand(prompt.part(begin, prompt.size()))) {
            return new Reading.Unclear(prompt.part(furthest, prompt.size()).trimmed().text());
        }
        return new Reading.Other();
    }

    /// The commands from this token to the end; empty where a part of it is none.
    private Optional<List<Command>> from(int start) {
        var begin = skip(start);
        if (begin == prompt.size()) return Optional.of(List.of());
        if (hopeless.contains(begin)) return Optional.empty();
        for (var cut : cuts) {
            if (cut.end() <= begin) continue;
            var first = command(prompt.part(begin, cut.end()).trimmed());
            if (first.isEmpty()) continue;
            var rest = from(cut.next());
            if (rest.isPresent()) return Optional.of(joined(first, rest.get()));
        }
        furthest = Math.max(furthest, begin);
        hopeless.add(begin);
        return Optional.empty();
    }

    /// Thanks and pleas at the end are left out, unless the command needs the word: `klik Ya`.
    private List<Command> command(Phrase piece) {
        var bare = withoutCourtesy(piece);
        var commands = bare.isBlank() ? List.<Command>of() : grammar.meaning(bare);
        return commands.isEmpty() && bare.size() < piece.size() ? grammar.meaning(piece) : commands;
    }

    private Phrase withoutCourtesy(Phrase piece) {
        for (var at = Math.max(0, piece.size() - 4); at < piece.size(); at++) {
            if (at + courtesy.lengthAt(piece, at) == piece.size()) {
                return withoutCourtesy(piece.part(0, at).trimmed());
            }
        }
        return piece;
    }

    private int skip(int start) {
        var at = start;
        while (at < prompt.size()) {
            var length = skippedAt(at);
            if (length == 0) return at;
            at += length;
        }
        return at;
    }

    private int skippedAt(int at) {
        if (prompt.at(at).is(Kind.MARK)) return 1;
        if (isItemNumber(at)) return 1;
        var place = at;
        return skipped.stream().mapToInt(words -> words.lengthAt(prompt, place)).max().orElse(0);
    }

    /// `1.` or `2)` at the begin of a line of a list.
    private boolean isItemNumber(int at) {
        var word = prompt.at(at).content();
        if (at > 0 && !isNewline(at - 1)) return false;
        if (word.matches("\\d{1,2}\\)")) return true;
        return word.matches("\\d{1,2}")
                && at + 1 < prompt.size()
                && prompt.at(at + 1).key().equals(".");
    }

    private boolean isNewline(int at) {
        return prompt.at(at).key().equals("\n");
    }

    private static List<Command> joined(List<Command> first, List<Command> rest) {
        var all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }
}
