package dev.backendrig.safety.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a prompt asks for as a whole.
enum PromptIntent {
    /// Clearly only to read what is there: nothing may be done on a page.
    READ,
    /// Clearly to do something.
    ACT,
    /// Neither is clear: counts as asking for action.
    UNCLEAR;

    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:://|\\w\\.\\w|localhost)\\S*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\n]*+\"");

    /// The clauses of a prompt are cut at joining words and marks. It only asks to read if its first
    /// clause (behind going to a place) does, clearly of what is in front of the person, and no
    /// clause begins with a verb that acts.
    static PromptIntent of(String prompt, PromptPhrases words) {
        var plain = Plain.of(prompt).replace("tl;dr", "tldr");
        var bare = QUOTED.matcher(ADDRESS.matcher(plain).replaceAll(" page ")).replaceAll(" ");
        var clauses = clauses(Words.of(bare), words);
        if (clauses.stream().anyMatch(clause -> acts(clause, words))) return ACT;
        if (words.actWords.isIn(Words.of(bare).bare())) return UNCLEAR;
        var rest = clauses.stream().dropWhile(clause -> goes(clause, words)).toList();
        return reads(rest, words) ? READ : UNCLEAR;
    }

    private static boolean acts(List<String> clause, PromptPhrases words) {
        // Of `buatkan ringkasan` the longer phrase counts.
        var verb = words.actVerbs.lengthAt(clause, 0);
        return verb > words.readVerbs.lengthAt(clause, 0) && !goes(clause, words);
    }

    /// Going to a place, and nothing else: `open the menu` and `buka email dari Budi` may need a click.
    private static boolean goes(List<String> clause, PromptPhrases words) {
        var verb = words.goVerbs.lengthAt(clause, 0);
        if (verb == 0) return false;
        var rest = clause.subList(verb, clause.size());
        if (rest.isEmpty() || rest.contains("page")) return true;
        var place = words.pageWords.lengthAt(rest, 0);
        return place > 0 && words.here.skip(rest, place) == rest.size();
    }

    private static boolean reads(List<List<String>> clauses, PromptPhrases words) {
        if (clauses.isEmpty()) return false;
        var first = clauses.getFirst();
        var all = clauses.stream().flatMap(List::stream).toList();
        var verb = words.readVerbs.lengthAt(first, 0);
        if (verb > 0) return all.size() == verb || isHere(all.subList(verb, all.size()), words);
        if (words.unclearQuestions.lengthAt(first, 0) > 0) return false;
        return words.questions.lengthAt(first, 0) > 0
                && isHere(all, words)
                && words.pageWords.isIn(all);
    }

    /// Whether the words are of what is in front of the person; `hari ini` is not.
    private static boolean isHere(List<String> all, PromptPhrases words) {
        var at = 0;
        while (at < all.size()) {
            var time = words.times.lengthAt(all, at);
            if (time == 0 && words.here.lengthAt(all, at) > 0) return true;
            at += Math.max(1, time);
        }
        return false;
    }

    private static List<List<String>> clauses(Words prompt, PromptPhrases words) {
        var all = prompt.all().stream().map(Words.Word::text).toList();
        var clauses = new ArrayList<List<String>>();
        var current = new ArrayList<String>();
        for (var at = 0; at < all.size(); ) {
            var join = prompt.at(at).isMark() ? 1 : words.joins.lengthAt(all, at);
            if (join == 0) {
                current.add(all.get(at++));
                continue;
            }
            clauses.add(List.copyOf(current));
            current.clear();
            at += join;
        }
        clauses.add(List.copyOf(current));
        return clauses.stream()
                .map(clause -> clause.subList(words.courtesy.skip(clause, 0), clause.size()))
                .filter(clause -> !clause.isEmpty())
                .toList();
    }
}
