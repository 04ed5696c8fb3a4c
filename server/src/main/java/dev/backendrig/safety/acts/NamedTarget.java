package dev.backendrig.safety.acts;

import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a person's words name an act and its target: a verb of clicking, and behind it the exact
/// name, that stands only once in the newest list. Used by one thread.
///
/// Nothing that is only similar counts, nor what stands in quotes with its verb (that is somebody's
/// text), nor what is denied (`jangan klik Kirim`) or only supposed (`if I click Submit`). Of two
/// names on the page that could be meant, the longer one is.
final class NamedTarget {
    /// Names in a row behind one verb: `klik Setuju dan Kirim`.
    private static final int MAX_ROW = 8;

    private static final Set<String> ROW_JOINS = Set.of("and", "dan", "serta", "&", ",");
    private static final String QUOTES = "\"'*";
    private static final String SENTENCE_MARKS = ".,;:!?)";

    private final Words prompt;
    private final List<String> texts;
    private final PromptPhrases words;
    private final List<Name> names;

    /// A name of the page.
    private record Name(long ref, String text) {}

    /// A name that stands in the prompt.
    ///
    /// @param end where it ends in the prompt's text
    private record Met(long ref, int end) {}

    NamedTarget(Words prompt, PromptPhrases words, ElementList page) {
        this.prompt = prompt;
        this.texts = prompt.all().stream().map(Words.Word::text).toList();
        this.words = words;
        this.names =
                page.shown().stream()
                        .map(element -> new Name(element.ref(), Plain.name(element.name())))
                        .filter(name -> !name.text().isEmpty())
                        .toList();
    }

    /// Whether the prompt says to click this element.
    boolean clicks(Element element) {
        if (!isUnique(element)) return false;
        for (var at = 0; at < prompt.size(); at++) {
            var verb = words.clickVerbs.lengthAt(texts, at);
            if (verb > 0 && counts(at) && isInRow(element, at + verb)) return true;
        }
        return false;
    }

    /// Whether the prompt says to press Enter.
    boolean pressesEnter() {
        for (var at = 0; at < prompt.size(); at++) {
            var verb = words.clickVerbs.lengthAt(texts, at);
            if (verb == 0 || !counts(at)) continue;
            var key = words.beforeName.skip(texts, at + verb);
            if (words.enterKeys.lengthAt(texts, key) > 0) return true;
            if (words.enterKeys.lengthAt(texts, at + verb) > 0) return true;
        }
        return false;
    }

    /// Whether the prompt says to type, and names this field.
    boolean typesInto(Element field) {
        if (!isUnique(field)) return false;
        var name = Words.of(Plain.name(field.name())).bare();
        var phrase = new Phrases(List.of(String.join(" ", name)));
        for (var at = 0; at < prompt.size(); at++) {
            if (words.typeVerbs.lengthAt(texts, at) > 0 && counts(at)) return phrase.isIn(texts);
        }
        return false;
    }

    /// Whether one of the verbs stands there, and somewhere behind it one of the things.
    boolean says(Phrases verbs, Phrases things) {
        for (var at = 0; at < prompt.size(); at++) {
            var verb = verbs.lengthAt(texts, at);
            if (verb == 0 || !counts(at)) continue;
            if (things.isIn(texts.subList(at + verb, texts.size()))) return true;
        }
        return false;
    }

    private boolean isUnique(Element element) {
        var text = Plain.name(element.name());
        var same = names.stream().filter(name -> name.text().equals(text)).toList();
        return same.size() == 1 && same.getFirst().ref() == element.ref();
    }

    /// Whether a verb here is an instruction.
    private boolean counts(int at) {
        if (prompt.at(at).quoted()) return false;
        for (var before = at - 1; before >= Math.max(0, at - 3); before--) {
            if (prompt.at(before).isMark()) return true;
            if (words.negations.lengthAt(texts, before) > 0) return false;
            if (words.suppositions.lengthAt(texts, before) > 0) return false;
        }
        return true;
    }

    private boolean isInRow(Element element, int from) {
        var at = from;
        for (var i = 0; i < MAX_ROW && at < prompt.size(); i++) {
            var met = firstName(at);
            if (met.isEmpty()) return false;
            if (met.get().ref() == element.ref()) return true;
            at = behindJoin(met.get());
        }
        return false;
    }

    /// The longest name that stands here, with or without words such as `the button` before it.
    private Optional<Met> firstName(int from) {
        var at = from;
        while (at < prompt.size()) {
            var met = longestName(prompt.at(at).start());
            if (met.isPresent()) return met;
            var skipped = isOpening(at) ? 1 : words.beforeName.lengthAt(texts, at);
            if (skipped == 0) return Optional.empty();
            at += skipped;
        }
        return Optional.empty();
    }

    private boolean isOpening(int at) {
        var word = prompt.at(at);
        return word.isMark() && "\"'*:([#".contains(word.text());
    }

    private Optional<Met> longestName(int start) {
        var longest = new Met(-1, start);
        for (var name : names) {
            if (!prompt.text().startsWith(name.text(), start)) continue;
            var end = start + name.text().length();
            if (end > longest.end() && mayEndAt(end)) longest = new Met(name.ref(), end);
        }
        return longest.end() > start ? Optional.of(longest) : Optional.empty();
    }

    /// Whether a name may end here: at the end, at a mark, or before a word that goes on with
    /// something else.
    private boolean mayEndAt(int end) {
        var text = prompt.text();
        if (Words.isInsideWord(text, end)) return false;
        var next = nextWord(end);
        if (next == prompt.size()) return true;
        var word = prompt.at(next);
        if (word.isMark()) return ends(word, end);
        return text.substring(end, word.start()).indexOf('\n') >= 0
                || words.afterName.lengthAt(texts, next) > 0;
    }

    private boolean ends(Words.Word mark, int end) {
        if ("\"'*]\n&".contains(mark.text())) return true;
        if (mark.start() > end && "(-–—".contains(mark.text())) return true;
        // A full stop inside of `Kirim.pdf` ends nothing.
        var after = mark.start();
        while (after < prompt.text().length() && isSentenceMark(after)) after++;
        return after > mark.start()
                && (after == prompt.text().length()
                        || " \n\"'".indexOf(prompt.text().charAt(after)) >= 0);
    }

    private boolean isSentenceMark(int at) {
        return SENTENCE_MARKS.indexOf(prompt.text().charAt(at)) >= 0;
    }

    private int nextWord(int end) {
        var at = 0;
        while (at < prompt.size() && prompt.at(at).start() < end) at++;
        return at;
    }

    /// Where the next name of a row may stand; the prompt's end where the row ends.
    private int behindJoin(Met met) {
        var at = nextWord(met.end());
        while (at < prompt.size() && QUOTES.contains(prompt.at(at).text())) at++;
        if (at >= prompt.size() || !ROW_JOINS.contains(prompt.at(at).text())) return prompt.size();
        at++;
        return at < prompt.size() && ROW_JOINS.contains(prompt.at(at).text()) ? at + 1 : at;
    }
}
