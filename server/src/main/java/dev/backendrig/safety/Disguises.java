package dev.backendrig.safety;

import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text means whose letters and digits are only written in another way: with signs of other
/// scripts that look the same, with letters between the digits, moved by thirteen places of the
/// alphabet, in Base32 (RFC 4648, 6), or as the numbers of its characters. Each of them by itself;
/// linear in the text.
final class Disguises {
    private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
    private static final Pattern BASE32_RUN = Pattern.compile("[A-Za-z2-7]{8,}");
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?i)(?:\\\\u|%u|u\\+|&#x)0{0,4}([0-9a-f]{2});?|&#0{0,4}([0-9]{2,3});?");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)\\d{2,3}(?:[^\\p{L}\\d]{1,3}\\d{2,3}){3,}(?!\\d)");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9/?&=#;]+");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LETTERS = 26;

    private Disguises() {}

    /// All that are not the text itself.
    static List<String> of(String text) {
        var plain = Percent.decode(text);
        var readings = new ArrayList<String>();
        readings.add(NO_DIGITS.matcher(plain).replaceAll(""));
        readings.add(rotated(plain));
        readings.add(base32(plain));
        readings.add(NUMBERED.matcher(plain).replaceAll(Disguises::character));
        readings.add(NUMBERS.matcher(plain).replaceAll(Disguises::characters));
        readings.removeIf(reading -> reading.isEmpty() || reading.equals(plain));
        return readings;
    }

    /// With Latin letters and ASCII digits in place of others that look like them or mean the same.
    static String folded(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) return text;
        var folded = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> folded.append(folded(codePoint)));
        return folded.toString();
    }

    private static String folded(int codePoint) {
        var written = Character.toString(codePoint);
        if (codePoint < 0x80) return written;
        var digit = Character.isDigit(codePoint) ? Character.digit(codePoint, 10) : -1;
        if (digit >= 0) return String.valueOf(digit);
        if (!Character.isLetter(codePoint)) return written;
        var looks = LOOKS.getSkeleton(written);
        if (isLatin(looks)) return looks;
        // Some look like a Latin letter only as a capital.
        var capital = LOOKS.getSkeleton(written.toUpperCase(Locale.ROOT));
        return isLatin(capital) ? capital : written;
    }

    private static boolean isLatin(String text) {
        return text.length() == 1 && isLetter(text.charAt(0));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String rotated(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var first = c >= 'a' ? 'a' : 'A';
            out.append(isLetter(c) ? (char) (first + (c - first + LETTERS / 2) % LETTERS) : c);
        }
        return out.toString();
    }

    private static String base32(String text) {
        var out = new StringBuilder();
        var runs = BASE32_RUN.matcher(text);
        while (runs.find()) {
            EncodedRuns.addText(ofBase32(runs.group().toUpperCase(Locale.ROOT)), out);
        }
        return out.toString();
    }

    /// Each digit holds five bits.
    private static byte[] ofBase32(String digits) {
        var bytes = new byte[digits.length() * 5 / 8];
        var bits = 0;
        var held = 0;
        var at = 0;
        for (var i = 0; i < digits.length() && at < bytes.length; i++) {
            held = ((held << 5) | BASE32.indexOf(digits.charAt(i))) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte) (held >> bits);
        }
        return bytes;
    }

    private static String character(MatchResult found) {
        var code =
                found.group(1) != null
                        ? Integer.parseInt(found.group(1), 16)
                        : Integer.parseInt(found.group(2));
        return Matcher.quoteReplacement(printable(code));
    }

    private static String characters(MatchResult found) {
        var out = new StringBuilder();
        for (var number : found.group().split("\\D+", -1)) {
            out.append(printable(Integer.parseInt(number)));
        }
        return Matcher.quoteReplacement(out.toString());
    }

    private static String printable(int code) {
        return code >= ' ' && code <= '~' ? String.valueOf((char) code) : " ";
    }
}
