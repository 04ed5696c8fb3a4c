package dev.backendrig.privacy.detector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.function.Consumer;

/// JSON Web Tokens in their compact form: Base64url parts with dots between them, the first a JSON
/// object that names an algorithm. Three parts are signed (RFC 7515, 7.1; the last is empty where
/// nothing is signed), five are encrypted (RFC 7516, 7.1).
final class JsonWebTokens implements SecretForm {
    private static final int LONGEST_HEADER = 2048;
    private static final int SHORTEST_PART = 10;

    @Override
    public void find(String text, Consumer<Finding> found) {
        var at = 0;
        while (at < text.length()) {
            var end = partEnd(text, at);
            if (end - at < SHORTEST_PART || !isHeader(text, at, end)) {
                at = end + 1;
                continue;
            }
            var token = tokenEnd(text, end);
            if (token > 0) found.accept(SecretForm.secret(at, token));
            at = Math.max(end, token) + 1;
        }
    }

    private static int partEnd(String text, int start) {
        return Alphabet.BASE64_URL.end(text, start, text.length());
    }

    /// Whether a part is a JSON object with a member `alg` (RFC 7515, 4.1.1).
    private static boolean isHeader(String text, int start, int end) {
        if (!text.startsWith("ey", start) && !text.startsWith("ew", start)) return false;
        if (end == text.length() || text.charAt(end) != '.' || end - start > LONGEST_HEADER) {
            return false;
        }
        // A length of one more than a multiple of four is no Base64; cut, it still tells.
        var whole = (end - start) % 4 == 1 ? end - 1 : end;
        var header =
                new String(Base64.getUrlDecoder().decode(text.substring(start, whole)), ISO_8859_1);
        return header.startsWith("{") && header.contains("\"alg\"");
    }

    /// The end of the token with this header; 0 if it is none.
    private static int tokenEnd(String text, int headerEnd) {
        var second = next(text, headerEnd);
        var third = second < 0 ? -1 : next(text, second);
        if (third < 0) return 0;
        var fourth = next(text, third);
        var fifth = fourth < 0 ? -1 : next(text, fourth);
        if (fifth - fourth > SHORTEST_PART && fourth - third > SHORTEST_PART) return fifth;
        return second - headerEnd > SHORTEST_PART ? third : 0;
    }

    /// The end of the part behind the dot at a place, -1 if there is no dot.
    private static int next(String text, int dot) {
        return Ascii.at(text, dot) == '.' ? partEnd(text, dot + 1) : -1;
    }
}
