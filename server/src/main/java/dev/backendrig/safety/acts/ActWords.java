package dev.backendrig.safety.acts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What names say of acts, as `acts.txt` beside this class tells it. Immutable and thread-safe.
final class ActWords {
    /// How a phrase has to stand in a name.
    enum Mode {
        STARTS,
        WHOLE,
        SOFT,
        LINK,
        SWITCH,
        CHOICE,
        FIELDS
    }

    private final Map<Mode, Map<ActKind, Phrases>> phrases = new EnumMap<>(Mode.class);
    private final WordFile file;
    private final Phrases neverStarts;
    private final Phrases neverWhole;
    private final Phrases joins;
    private final Phrases yesStarts;
    private final Lookalikes lookalikes;

    private ActWords(WordFile file) {
        this.file = file;
        for (var mode : Mode.values()) {
            var kinds = new EnumMap<ActKind, Phrases>(ActKind.class);
            var word = mode.name().toLowerCase(Locale.ROOT);
            for (var kind : ActKind.values()) {
                kinds.put(kind, file.section(kind.section() + " " + word));
            }
            phrases.put(mode, kinds);
        }
        neverStarts = file.section("never starts");
        neverWhole = file.section("never whole");
        joins = file.section("joins");
        yesStarts = file.section("yes starts");
        lookalikes = new Lookalikes(file.words());
    }

    static ActWords load() {
        return new ActWords(WordFile.load("acts.txt", Spaced::of));
    }

    /// What a name says as a whole.
    Optional<ActKind> whole(Mode mode, String name) {
        var words = bare(name);
        if (neverWhole.contains(words)) return Optional.empty();
        return kinds(mode).filter(kind -> in(mode, kind).contains(words)).findFirst();
    }

    /// What one of the phrases anywhere in a text says.
    Optional<ActKind> anywhere(Mode mode, String text) {
        var words = bare(text);
        for (var at = 0; at < words.size(); at++) {
            var kind = longestAt(mode, words, at);
            if (kind.isPresent()) return kind;
        }
        return Optional.empty();
    }

    /// What a name says that is an instruction: its begin, and what stands behind each joining word.
    Optional<ActKind> instruction(String name) {
        return segments(name).stream()
                .flatMap(segment -> ofSegment(segment).stream())
                .min(ActKind::compareTo);
    }

    /// Words that only say yes may stand before what is said.
    private Optional<ActKind> ofSegment(List<String> segment) {
        var rest = segment;
        while (!rest.isEmpty()) {
            var said = longestAt(Mode.STARTS, rest, 0).or(wholeOf(rest));
            var yes = yesStarts.lengthAt(rest, 0);
            if (said.isPresent() || neverStarts.lengthAt(rest, 0) > 0 || yes == 0) return said;
            rest = rest.subList(yes, rest.size());
        }
        return Optional.empty();
    }

    private Supplier<Optional<ActKind>> wholeOf(List<String> words) {
        return () ->
                neverStarts.lengthAt(words, 0) > 0
                        ? Optional.empty()
                        : kinds(Mode.WHOLE)
                                .filter(kind -> in(Mode.WHOLE, kind).contains(words))
                                .findFirst();
    }

    /// The kind of the longest phrase that stands here; none where one that means no harm is as long.
    private Optional<ActKind> longestAt(Mode mode, List<String> words, int at) {
        var longest = neverStarts.lengthAt(words, at);
        var found = Optional.<ActKind>empty();
        for (var kind : ActKind.values()) {
            var length = in(mode, kind).lengthAt(words, at);
            if (length > longest) {
                longest = length;
                found = Optional.of(kind);
            }
        }
        return found;
    }

    private List<List<String>> segments(String name) {
        var segments = new ArrayList<List<String>>();
        var current = new ArrayList<String>();
        for (var word : Words.of(Spaced.of(name)).all()) {
            if (word.isMark() || joins.contains(List.of(word.text()))) {
                segments.add(List.copyOf(current));
                current.clear();
            } else {
                current.add(word.text());
            }
        }
        segments.add(List.copyOf(current));
        return segments.stream()
                .filter(segment -> !segment.isEmpty())
                .map(lookalikes::read)
                .toList();
    }

    private List<String> bare(String text) {
        return lookalikes.read(Words.of(Spaced.of(text)).bare());
    }

    private Stream<ActKind> kinds(Mode mode) {
        return phrases.getOrDefault(mode, Map.of()).keySet().stream();
    }

    private Phrases in(Mode mode, ActKind kind) {
        return phrases.getOrDefault(mode, Map.of()).getOrDefault(kind, Phrases.NONE);
    }

    /// Whether a name only says yes.
    boolean isYes(String name) {
        return file.section("yes whole").contains(bare(name));
    }

    /// Whether a button of this name leaves a form without sending it.
    boolean leaves(String name) {
        return file.section("leaves whole").contains(bare(name));
    }

    /// Whether a field of this name holds a secret.
    boolean isSecretField(String name) {
        return frames(file.section("secret fields"), bare(name));
    }

    /// Whether Enter in a field of this name sends a message.
    boolean isMessageField(String name) {
        return frames(file.section("message fields"), bare(name));
    }

    boolean isHarmlessQuestion(String message) {
        return file.section("harmless dialog").isIn(bare(message));
    }

    /// Whether the words begin or end with one of the phrases, and are few.
    private static boolean frames(Phrases phrases, List<String> words) {
        if (words.isEmpty() || words.size() > 7) return false;
        if (phrases.lengthAt(words, 0) > 0) return true;
        for (var at = 1; at < words.size(); at++) {
            if (at + phrases.lengthAt(words, at) == words.size()) return true;
        }
        return false;
    }
}
