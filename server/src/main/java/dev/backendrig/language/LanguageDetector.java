package dev.backendrig.language;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells Indonesian from English by common words; says nothing where it cannot tell. Thread-safe.
public final class LanguageDetector {
    private static final int MAX_CHARS = 4_000;
    private static final int STRONG = 2;
    private static final int WEAK = 1;

    private static final Pattern WORD = Pattern.compile("\\p{L}++");

    /// Addresses: their parts are words of no language.
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:://|@|\\w\\.\\w|localhost)\\S*");

    /// Quoted words are names and texts, mostly not in the language of the sentence around them.
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"\\n]{1,300}\"|“[^”\\n]{1,300}”|‘[^’\\n]{1,300}’");

    private static final Map<Language, CommonWords> WORDS = CommonWords.load();

    private LanguageDetector() {}

    /// The language of the text, judged by its first 4,000 characters: the one with more of its
    /// common words in it, of two with as many the one that speaks first (`klik Open`). Empty where
    /// there is no such word: a name or an address alone says nothing. Quoted words count only
    /// where nothing else tells.
    public static Optional<Language> detect(String text) {
        var start = text.substring(0, Math.min(text.length(), MAX_CHARS));
        var words = ADDRESS.matcher(start).replaceAll(" ");
        return judge(QUOTED.matcher(words).replaceAll(" ")).or(() -> judge(words));
    }

    private static Optional<Language> judge(String text) {
        var english = tally(text, Language.ENGLISH);
        var indonesian = tally(text, Language.INDONESIAN);
        if (english.weight() == 0 && indonesian.weight() == 0) return Optional.empty();
        var lead = indonesian.weight() - english.weight();
        if (lead == 0) lead = english.first() - indonesian.first();
        return Optional.of(lead > 0 ? Language.INDONESIAN : Language.ENGLISH);
    }

    private static Tally tally(String text, Language language) {
        var common = WORDS.getOrDefault(language, CommonWords.NONE);
        var strong = 0;
        var weak = 0;
        var first = text.length();
        var words = WORD.matcher(text);
        while (words.find()) {
            var word = words.group().toLowerCase(Locale.ROOT);
            if (common.weak().contains(word)) weak++;
            if (!common.strong().contains(word)) continue;
            strong++;
            first = Math.min(first, words.start());
        }
        return new Tally(strong == 0 ? 0 : STRONG * strong + WEAK * weak, first);
    }

    /// How much a text speaks for a language.
    ///
    /// @param weight 0 without a strong word
    /// @param first where the first strong word stands
    private record Tally(int weight, int first) {}

    /// The first of our languages that an `Accept-Language` header names (RFC 9110, 12.5.4);
    /// weights are not looked at, as browsers list by preference.
    public static Optional<Language> fromHeader(String header) {
        for (var range : header.split(",", 20)) {
            var language = primaryTag(range);
            // "in" is what ISO 639 called Indonesian until 1989; old Java clients still send it.
            if (language.equals("id") || language.equals("in")) {
                return Optional.of(Language.INDONESIAN);
            }
            if (language.equals("en")) return Optional.of(Language.ENGLISH);
        }
        return Optional.empty();
    }

    /// `en` of ` en-GB;q=0.9`.
    private static String primaryTag(String range) {
        return range.strip().toLowerCase(Locale.ROOT).split("[-;]", 2)[0];
    }
}
