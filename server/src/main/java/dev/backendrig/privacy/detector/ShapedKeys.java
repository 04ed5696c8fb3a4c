package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Keys that are told by a mark in their middle.
///
/// - Telegram's bot tokens: the number of the bot, `:`, thirty-five characters that begin with `AA`
///   (core.telegram.org/bots/api, "Authorizing your bot").
/// - Azure's client secrets: three characters, a digit, `Q~`, thirty-one to thirty-four more
///   (learn.microsoft.com, Purview "Azure AD client secret").
/// - Discord's bot tokens: the number of the bot in Base64, a time, a signature, dots between them
///   (discord.com/developers, "Authentication").
/// - Mailchimp's API keys: thirty-two hexadecimal digits, `-us` and the number of the data center
///   (mailchimp.com/developer, "Fundamentals").
final class ShapedKeys implements SecretForm {
    private static final Alphabet AZURE = Alphabet.of("09AZaz", "_-~.");
    private static final int LONGEST = 48;

    @Override
    public void find(String text, Consumer<Finding> found) {
        for (var at = 1; at < text.length(); at++) {
            var finding =
                    switch (text.charAt(at)) {
                        case ':' -> telegram(text, at);
                        case '~' -> azure(text, at);
                        case '.' -> discord(text, at);
                        case '-' -> mailchimp(text, at);
                        default -> 0;
                    };
            if (finding > at) found.accept(SecretForm.secret(start(text, at), finding));
            at = Math.max(at, finding);
        }
    }

    private static int start(String text, int mark) {
        if (text.charAt(mark) == '~') return mark - 5;
        var start = mark;
        while (mark - start < LONGEST && Ascii.alphanumericAt(text, start - 1)) start--;
        return start;
    }

    private static int telegram(String text, int colon) {
        var start = start(text, colon);
        var length = colon - start;
        if (length < 8 || length > 10 || !Ascii.digits(text, start, colon)) return 0;
        if (!text.startsWith("AA", colon + 1)) return 0;
        return endOf(text, colon + 1, Alphabet.BASE64_URL, 35, 35);
    }

    private static int azure(String text, int tilde) {
        var start = tilde - 5;
        if (start < 0 || text.charAt(tilde - 1) != 'Q' || !Ascii.digitAt(text, tilde - 2)) return 0;
        if (AZURE.end(text, start, tilde) < tilde || Ascii.alphanumericAt(text, start - 1))
            return 0;
        return endOf(text, tilde + 1, AZURE, 31, 34);
    }

    private static int discord(String text, int dot) {
        var start = start(text, dot);
        var length = dot - start;
        // The number has 17 to 19 digits, and Base64 turns the first one into M, N or O.
        if (length < 23 || length > 28 || "MNO".indexOf(text.charAt(start)) < 0) return 0;
        var second = endOf(text, dot + 1, Alphabet.BASE64_URL, 6, 6);
        if (Ascii.at(text, second) != '.') return 0;
        return endOf(text, second + 1, Alphabet.BASE64_URL, 27, 38);
    }

    private static int mailchimp(String text, int dash) {
        var start = start(text, dash);
        if (dash - start != 32 || Alphabet.HEX.end(text, start, dash) < dash) return 0;
        if (!text.startsWith("us", dash + 1)) return 0;
        return endOf(text, dash + 3, Alphabet.of("09", ""), 1, 2);
    }

    /// The end of a run of the right length, 0 if it is longer or shorter.
    private static int endOf(String text, int start, Alphabet alphabet, int least, int most) {
        var end = alphabet.end(text, start, Math.min(text.length(), start + most + 1));
        if (end > start && text.charAt(end - 1) == '.') end--;
        return end - start < least || end - start > most || Ascii.alphanumericAt(text, end)
                ? 0
                : end;
    }
}
