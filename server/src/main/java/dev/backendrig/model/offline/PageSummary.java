package dev.backendrig.model.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Picks the sentences of a page that say most of what it is about; writes none. Immutable.
///
/// A sentence counts by how often its words occur on the page (common words aside), by the words it
/// shares with the title, and by how early it stands. The time is about linear in the page's
/// length.
final class PageSummary {
    /// More of a page is not looked at.
    static final int MAX_CHARS = 4 * 1024 * 1024;

    private static final int MAX_SENTENCE = 400;
    private static final int MAX_LINE = 200;
    private static final double TITLE_WEIGHT = 0.6;
    private static final double POSITION_WEIGHT = 0.5;
    private static final double TOO_ALIKE = 0.6;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /// A sentence that may be picked.
    ///
    /// @param place its place among all of them
    /// @param words its telling words, each once
    private record Candidate(int place, String text, Set<String> words) {}

    private final Set<String> stopWords = WordList.load("stopwords.txt");
    private final Sentences sentences = new Sentences();

    /// The best sentences, three to five of a page that has as many, in the page's order. Of a page
    /// without sentences its first lines; none of a page without text.
    List<String> of(PageText page) {
        var text = page.text();
        var start = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        var candidates = candidates(start);
        if (candidates.isEmpty()) return firstLines(start);
        var scores = scores(candidates, words(page.title()));
        var ranked =
                candidates.stream()
                        .sorted(Comparator.comparingDouble(c -> -scores[c.place()]))
                        .toList();
        return pick(ranked, wanted(candidates.size())).stream()
                .sorted(Comparator.comparingInt(Candidate::place))
                .map(Candidate::text)
                .toList();
    }

    private static int wanted(int candidates) {
        if (candidates < 10) return 3;
        return candidates < 30 ? 4 : 5;
    }

    private List<Candidate> candidates(String text) {
        var seen = new HashSet<String>();
        var candidates = new ArrayList<Candidate>();
        for (var sentence : sentences.in(text)) {
            if (!SentenceFilter.isWorthPicking(sentence)) continue;
            if (!seen.add(NameKey.of(sentence))) continue;
            var shown = Shown.line(sentence, MAX_SENTENCE);
            candidates.add(new Candidate(candidates.size(), shown, words(sentence)));
        }
        return candidates;
    }

    private Set<String> words(String text) {
        var words = new HashSet<String>();
        var matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            var word = matcher.group();
            if (word.length() >= 3 && !stopWords.contains(word)) words.add(word);
        }
        return words;
    }

    private static double[] scores(List<Candidate> candidates, Set<String> title) {
        var frequencies = new HashMap<String, Integer>();
        for (var candidate : candidates) {
            for (var word : candidate.words()) frequencies.merge(word, 1, Integer::sum);
        }
        var scores = new double[candidates.size()];
        for (var candidate : candidates) {
            scores[candidate.place()] = score(candidate, frequencies, title);
        }
        return scores;
    }

    private static double score(
            Candidate candidate, Map<String, Integer> frequencies, Set<String> title) {
        // The root keeps long sentences from winning by length, and the logarithm one frequent
        // word from deciding alone.
        var sum =
                candidate.words().stream()
                        .mapToDouble(word -> Math.log1p(frequencies.getOrDefault(word, 0)))
                        .sum();
        var telling = sum / Math.sqrt(candidate.words().size() + 4.0);
        var shared = candidate.words().stream().filter(title::contains).count();
        var ofTitle = title.isEmpty() ? 0 : (double) shared / title.size();
        var early = 1.0 / (1 + candidate.place() / 2.0);
        return telling * (1 + TITLE_WEIGHT * ofTitle + POSITION_WEIGHT * early);
    }

    private static List<Candidate> pick(List<Candidate> ranked, int count) {
        var picked = new ArrayList<Candidate>();
        for (var candidate : ranked) {
            if (picked.size() == count) break;
            if (picked.stream().noneMatch(other -> tooAlike(other, candidate))) {
                picked.add(candidate);
            }
        }
        return picked;
    }

    private static boolean tooAlike(Candidate one, Candidate other) {
        var common = one.words().stream().filter(other.words()::contains).count();
        var all = one.words().size() + other.words().size() - common;
        return all > 0 && (double) common / all > TOO_ALIKE;
    }

    private static List<String> firstLines(String text) {
        return text.lines()
                .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(line -> Shown.line(line, MAX_LINE))
                .filter(line -> !line.isEmpty() && !SentenceFilter.hasForbiddenWord(line))
                .distinct()
                .limit(3)
                .toList();
    }
}
