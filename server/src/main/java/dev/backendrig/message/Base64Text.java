package dev.backendrig.message;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Checks Base64 (RFC 4648) and brings it into its canonical form without decoding it.
final class Base64Text {
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// What a character below 128 is: its value, or one of the negative numbers below.
    private static final byte[] VALUES = values();

    private static final int OTHER = -1;
    private static final int SPACE = -2;
    private static final int PADDING = -3;

    private Base64Text() {}

    /// The same bytes in the standard alphabet with padding and without white space, or nothing
    /// where the text is not Base64 or stands for no bytes. A text that is canonical already is
    /// returned as it is, since pictures are megabytes long.
    static Optional<String> canonical(String text) {
        var shape = Shape.of(text);
        if (!shape.isValid()) return Optional.empty();
        return Optional.of(shape.isCanonical(text) ? text : rewrite(text, shape));
    }

    /// The first bytes of canonical Base64, fewer where there are not so many.
    ///
    /// @param count a multiple of three
    static byte[] firstBytes(String canonical, int count) {
        var length = Math.min(canonical.length(), count / 3 * 4);
        return Base64.getDecoder().decode(canonical.substring(0, length));
    }

    private static String rewrite(String text, Shape shape) {
        var out = new StringBuilder(shape.digits() + 2);
        for (var i = 0; i < text.length(); i++) {
            var value = value(text.charAt(i));
            if (value >= 0) out.append(ALPHABET.charAt(value));
        }
        // Bits of the last digit that belong to no byte are zero, or strict decoders refuse it.
        var last = out.length() - 1;
        var digit = value(out.charAt(last)) & ~shape.unusedBits();
        out.setCharAt(last, ALPHABET.charAt(digit));
        return out.repeat('=', shape.missingDigits()).toString();
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : OTHER;
    }

    private static byte[] values() {
        var values = new byte[128];
        Arrays.fill(values, (byte) OTHER);
        for (var i = 0; i < ALPHABET.length(); i++) values[ALPHABET.charAt(i)] = (byte) i;
        values['-'] = values['+'];
        values['_'] = values['/'];
        for (var space : " \t\n\f\r".toCharArray()) values[space] = SPACE;
        values['='] = PADDING;
        return values;
    }

    /// What a text consists of.
    ///
    /// @param digits characters that stand for six bits each
    /// @param padding `=` at the end
    /// @param broken whether something stands where it must not
    /// @param last the last digit's value
    private record Shape(int digits, int padding, boolean broken, int last) {
        static Shape of(String text) {
            var digits = 0;
            var padding = 0;
            var last = 0;
            var broken = isMixed(text);
            for (var i = 0; i < text.length() && !broken; i++) {
                var value = value(text.charAt(i));
                if (value == PADDING) padding++;
                else if (value >= 0 && padding == 0) digits++;
                else if (value != SPACE) broken = true;
                if (value >= 0) last = value;
            }
            return new Shape(digits, padding, broken, last);
        }

        /// A text in both alphabets at once comes from no encoder.
        private static boolean isMixed(String text) {
            var standard = text.indexOf('+') >= 0 || text.indexOf('/') >= 0;
            return standard && (text.indexOf('-') >= 0 || text.indexOf('_') >= 0);
        }

        boolean isValid() {
            var padded = padding == 0 || padding == missingDigits();
            return !broken && digits > 0 && digits % 4 != 1 && padded;
        }

        boolean isCanonical(String text) {
            var plain = text.length() == digits + padding && padding == missingDigits();
            var standard = text.indexOf('-') < 0 && text.indexOf('_') < 0;
            return plain && standard && (last & unusedBits()) == 0;
        }

        /// How many digits the last group lacks.
        int missingDigits() {
            return (4 - digits % 4) % 4;
        }

        int unusedBits() {
            return (1 << (2 * missingDigits())) - 1;
        }
    }
}
