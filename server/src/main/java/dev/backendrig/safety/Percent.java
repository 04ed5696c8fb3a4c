package dev.backendrig.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Percent-encoding (WHATWG URL, 1.3).
final class Percent {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    /// A part of an address and the printable ASCII characters that are escaped in it. To the sets
    /// of the standard are added the apostrophe and the backtick, everywhere: a browser's panel may
    /// put the address into its markup.
    enum Part {
        PATH(" \"#<>?^`{}'"),
        QUERY(" \"#<>'`"),
        FRAGMENT(" \"<>`'");

        private final String escaped;

        Part(String escaped) {
            this.escaped = escaped;
        }

        private boolean escapes(int codePoint) {
            return codePoint < ' ' || codePoint > '~' || escaped.indexOf(codePoint) >= 0;
        }
    }

    /// The text with all escaped that has to be in this part. A `%` stays as it is.
    static String encode(String text, Part part) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(codePoint -> {
                    if (part.escapes(codePoint)) escape(codePoint, out);
                    else out.appendCodePoint(codePoint);
                });
        return out.toString();
    }

    private static void escape(int codePoint, StringBuilder out) {
        for (var b : Character.toString(codePoint).getBytes(UTF_8)) {
            out.append('%').append(HEX.toHexDigits(b));
        }
    }

    /// The text with its escapes resolved and read as UTF-8; what is not UTF-8 becomes U+FFFD, and
    /// a `%` without two hexadecimal digits stays.
    static String decode(String text) {
        if (text.indexOf('%') < 0) return text;
        var bytes = text.getBytes(UTF_8);
        var out = new ByteArrayOutputStream(bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            if (isEscape(bytes, i)) {
                out.write(
                        (HexFormat.fromHexDigit(bytes[i + 1]) << 4)
                                | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(UTF_8);
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + 2 < bytes.length
                && HexFormat.isHexDigit(bytes[at + 1])
                && HexFormat.isHexDigit(bytes[at + 2]);
    }
}
