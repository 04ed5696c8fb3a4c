package dev.backendrig.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Decodes runs of Base64 and hexadecimal digits, from each place where a group may begin: a code
/// that something stands before is a code too. What does not come out as text is left out.
final class EncodedRuns {
    private static final Pattern HEX_RUN = Pattern.compile("[0-9A-Fa-f]{8,}");

    /// Bytes that are no text are told by what UTF-8 makes of them.
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\uFFFD]+");

    /// A shorter piece of text is what chance makes of any code.
    private static final int SHORTEST_TEXT = 4;

    private static final int BASE64_GROUP = 4;

    private EncodedRuns() {}

    /// What the hexadecimal digits in these runs say, for both places where a byte may begin.
    static Set<String> hex(List<String> runs) {
        Set<String> out = new LinkedHashSet<>();
        for (var skip = 0; skip < 2; skip++) {
            var text = new StringBuilder();
            for (var run : runs) {
                var digits = HEX_RUN.matcher(run);
                while (digits.find()) addHex(digits.group().substring(skip), text);
            }
            if (!text.isEmpty()) out.add(text.toString());
        }
        return out;
    }

    private static void addHex(String digits, StringBuilder out) {
        var even = digits.substring(0, digits.length() & ~1);
        addText(HexFormat.of().parseHex(even), out);
    }

    /// What these runs say in Base64, for each of the four places where a group may begin.
    static Set<String> base64(List<String> runs) {
        Set<String> out = new LinkedHashSet<>();
        for (var skip = 0; skip < BASE64_GROUP; skip++) {
            var text = new StringBuilder();
            for (var run : runs) {
                if (run.length() > skip) addBase64(run.substring(skip), text);
            }
            if (!text.isEmpty()) out.add(text.toString());
        }
        return out;
    }

    private static void addBase64(String run, StringBuilder out) {
        var code = run.replace('+', '-').replace('/', '_');
        // One character more than a group holds less than a byte.
        var usable = code.length() % BASE64_GROUP == 1 ? code.length() - 1 : code.length();
        addText(Base64.getUrlDecoder().decode(code.substring(0, usable)), out);
    }

    /// Adds what of the bytes is text, with spaces between.
    static void addText(byte[] bytes, StringBuilder out) {
        Arrays.stream(NO_TEXT.split(new String(bytes, UTF_8), -1))
                .filter(piece -> piece.length() >= SHORTEST_TEXT)
                .forEach(piece -> out.append(piece).append(' '));
    }
}
