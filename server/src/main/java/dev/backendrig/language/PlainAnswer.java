package dev.backendrig.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a message is a plain yes, a plain no, or says more than that.
///
/// Plain is what consists of the words of one of the lists and of courtesies, and of nothing else: a
/// question mark, a condition or a further wish makes it [#OTHER]. So does every word that is not
/// known, as what is not understood must not count as consent.
public enum PlainAnswer {
    YES,
    NO,
    OTHER;

    /// Longer messages are never plain; it bounds the work.
    private static final int MAX_CHARS = 80;

    private static final int LONGEST_PHRASE = 4;

    private static final Set<String> YES_WORDS =
            words(
                    "ya, iya, yaa, iyaa, yap, yup, yes, yep, yeah, yea, y, ok, oke, okay, okey,"
                        + " okeh, sure, tentu, boleh, silakan, silahkan, setuju, saya setuju, aku"
                        + " setuju, izinkan, ijinkan, saya izinkan, diizinkan, lanjut, lanjutkan,"
                        + " lanjutin, teruskan, lakukan, kerjakan, jalankan, baik, baiklah, go"
                        + " ahead, do it, please do, go on, proceed, continue, confirm, confirmed,"
                        + " i confirm, approve, approved, i approve, allow, i allow, agreed, i"
                        + " agree, of course");

    private static final Set<String> NO_WORDS =
            words(
                    "don't do it, dont do it, do not do it, no, nope, nah, n, tidak, tdk, nggak,"
                        + " enggak, engga, ngga, gak, ga, tak, jangan, jangan dulu, batal,"
                        + " batalkan, batalin, cancel, stop, do not, don't, dont, not now, tidak"
                        + " jadi, nggak jadi, gak jadi, ga jadi, tidak usah, nggak usah, gak usah,"
                        + " ga usah, tidak perlu, gak perlu, never mind, nevermind, deny, tolak,"
                        + " hentikan, nanti saja, nanti aja, tidak setuju, gak setuju, tidak boleh,"
                        + " gak boleh, ga boleh");

    private static final Set<String> COURTESIES =
            words(
                    "please, pls, tolong, dong, deh, saja, aja, kok, pak, bu, bapak, ibu, mas,"
                        + " mbak, kak, thanks, thank you, makasih, terima kasih, terimakasih,"
                        + " trims, it, that, this, ini, itu, now, sekarang, benar, betul, correct");

    /// At the end of a message they say nothing of their own.
    private static final Pattern TAIL = Pattern.compile("[👍👌🙏✅\\p{Z}\\s\\x{FE0F}]+$");

    private static final Pattern ONE_FULL_STOP =
            Pattern.compile("(?<![.!])[.!](?=\\s|$)|!+(?=\\s|$)");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(",\\s+", -1)));
    }

    /// Reads a person's whole message.
    public static PlainAnswer of(String message) {
        if (message.length() > MAX_CHARS) return OTHER;
        var bare = unquoted(TAIL.matcher(message.strip()).replaceAll(""));
        var text =
                ONE_FULL_STOP
                        .matcher(bare.toLowerCase(Locale.ROOT).replace('’', '\''))
                        .replaceAll(" ")
                        .replace(',', ' ');
        var spaced = SPACE.matcher(text).replaceAll(" ").strip();
        return spaced.isEmpty() ? OTHER : read(List.of(spaced.split(" ", -1)));
    }

    /// We ask for “ya”, so some people write the marks too.
    private static String unquoted(String text) {
        var quoted =
                text.length() > 2
                        && "“\"'”".indexOf(text.charAt(0)) >= 0
                        && "”\"'“".indexOf(text.charAt(text.length() - 1)) >= 0;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static PlainAnswer read(List<String> words) {
        var answer = OTHER;
        var at = 0;
        while (at < words.size()) {
            var length = lengthOfKnown(words, at);
            if (length == 0) return OTHER;
            var said = meaning(String.join(" ", words.subList(at, at + length)));
            if (said != OTHER && answer != OTHER && said != answer) return OTHER;
            if (said != OTHER) answer = said;
            at += length;
        }
        return answer;
    }

    private static int lengthOfKnown(List<String> words, int at) {
        for (var length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
            var phrase = String.join(" ", words.subList(at, at + length));
            if (meaning(phrase) != OTHER || COURTESIES.contains(phrase)) return length;
        }
        return 0;
    }

    private static PlainAnswer meaning(String phrase) {
        if (YES_WORDS.contains(phrase)) return YES;
        return NO_WORDS.contains(phrase) ? NO : OTHER;
    }
}
