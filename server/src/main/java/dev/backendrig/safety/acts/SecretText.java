package dev.backendrig.safety.acts;

import java.util.regex.Pattern;

/// Texts that are secrets by their form alone: private keys, tokens of known makers, signed tokens
/// and payment cards. Every pattern is linear.
public final class SecretText {
    /// Longer text is looked at only so far.
    private static final int MAX_CHARS = 20_000;

    /// The private key blocks of RFC 7468, section 10 and 11, and of OpenSSH.
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY-----");

    /// JSON Web Tokens: RFC 7519, section 3; a JOSE header is JSON, so it begins with `eyJ`.
    private static final Pattern JWT =
            Pattern.compile("eyJ[\\w-]{8,}+\\.[\\w-]{8,}+\\.[\\w-]{8,}+");

    /// The prefixes that makers document for their keys.
    private static final Pattern VENDOR =
            Pattern.compile(
                    "(?<![\\w-])(?:gh[pousr]_\\w{36,}+|github_pat_\\w{22,}+|glpat-[\\w-]{20,}+"
                            + "|AKIA[0-9A-Z]{16}(?!\\w)|ASIA[0-9A-Z]{16}(?!\\w)"
                            + "|AIza[\\w-]{35}(?!\\w)|sk-[\\w-]{20,}+|[sr]k_(?:live|test)_\\w{16,}+"
                            + "|xox[abprs]-[\\w-]{10,}+|SG\\.[\\w-]{16,}+\\.[\\w-]{16,}+"
                            + "|npm_\\w{36,}+|hf_\\w{30,}+|ya29\\.[\\w-]{20,}+)");

    private static final Pattern CARD =
            Pattern.compile("(?<![\\d.])\\d(?:[ -]?\\d){12,18}+(?![\\d.])");

    private SecretText() {}

    /// Whether the text has a secret in it.
    public static boolean isIn(String text) {
        var start = text.substring(0, Math.min(text.length(), MAX_CHARS));
        return PRIVATE_KEY.matcher(start).find()
                || JWT.matcher(start).find()
                || VENDOR.matcher(start).find()
                || CARD.matcher(start).results().anyMatch(it -> isCard(it.group()));
    }

    /// A number of the large schemes that passes the check of ISO/IEC 7812-1, annex B.
    private static boolean isCard(String text) {
        var digits = text.replaceAll("[ -]", "");
        if (!digits.matches("(?:4|5[1-5]|2[2-7]|3[47]|35|6(?:011|5|4[4-9])|62)\\d*+")) return false;
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
