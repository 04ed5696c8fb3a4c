package dev.backendrig.privacy.detector;

import java.util.Set;

/// The part of an e-mail address after its `@`: a domain name (RFC 1035, 2.3.4: labels of at most
/// 63, at most 253 in all) under a top-level domain that exists, in any script (RFC 5890, 2.3.2), or
/// an IP address in brackets (RFC 5321, 4.1.3). Names of other scripts are taken by their letters:
/// whether each could be registered (RFC 5892) is not asked.
final class MailDomain {
    private static final int MAX = 253;
    private static final int MAX_LABEL = 63;
    private static final int MAX_LITERAL = 48;

    /// How many words that follow a point without a space are left out at most.
    private static final int MAX_WORDS_AFTER = 3;

    /// Top-level domains that are endings of files too.
    private static final Set<String> FILES =
            Set.of("app", "cc", "dev", "md", "mov", "pl", "ps", "py", "rs", "sh", "so", "zip");

    private final TopLevelDomains tops;

    MailDomain(TopLevelDomains tops) {
        this.tops = tops;
    }

    /// Where the domain ends that starts at this place; the place itself where there is none.
    ///
    /// Words that follow a point without a space are left out: `mail.com` of `mail.com.Terima`.
    int endAfter(String text, int start) {
        if (start < text.length() && text.charAt(start) == '[') return literalEnd(text, start);
        var end = nameEnd(text, start);
        for (var tries = 0; end > start && tries <= MAX_WORDS_AFTER; tries++) {
            if (isName(text, start, end)) return end;
            end = shorter(text, start, end);
        }
        return start;
    }

    private static int literalEnd(String text, int start) {
        var end = start + 1;
        while (end < text.length() && end - start < MAX_LITERAL && isLiteral(text.charAt(end))) {
            end++;
        }
        var closed = end - start > 3 && end < text.length() && text.charAt(end) == ']';
        return closed ? end + 1 : start;
    }

    private static boolean isLiteral(char c) {
        return Chars.isHex(c) || ".:IPv".indexOf(c) >= 0;
    }

    /// The end of the last good label of those that points join.
    private static int nameEnd(String text, int start) {
        var end = labelEnd(text, start);
        if (end == start) return start;
        while (end < text.length() && text.charAt(end) == '.') {
            var next = labelEnd(text, end + 1);
            if (next == end + 1 || next - start > MAX) return end;
            end = next;
        }
        return end;
    }

    /// Where the label ends that starts at this place; the place itself where there is none.
    private static int labelEnd(String text, int start) {
        var end = start;
        while (end < text.length() && end - start <= MAX_LABEL) {
            var sign = text.codePointAt(end);
            if (!Chars.isWord(sign) && (sign != '-' || end == start)) break;
            end += Character.charCount(sign);
        }
        if (end - start > MAX_LABEL) return start;
        while (end > start && text.charAt(end - 1) == '-') end--;
        return end;
    }

    /// The name without its last label, or without the words of an unspaced script that follow it.
    private static int shorter(String text, int start, int end) {
        var plain = end;
        while (plain > start && text.charAt(plain - 1) >= 0x80) plain--;
        var words = plain > start && plain < end && text.charAt(plain - 1) != '.';
        if (words && Chars.isUnspaced(text.codePointAt(plain))) return plain;
        return Math.max(text.lastIndexOf('.', end - 1), start);
    }

    private boolean isName(String text, int start, int end) {
        var point = text.lastIndexOf('.', end - 1);
        return point > start
                && tops.contains(text.substring(point + 1, end))
                && !isVersion(text.substring(start, end));
    }

    /// `1.2.dev`, `v3.app`, `2x.zip`; but `163.com` is a host of mail.
    private static boolean isVersion(String name) {
        var labels = name.split("\\.", 4);
        if (!isVersionPart(labels[0])) return false;
        return (labels.length > 2 && isVersionPart(labels[1]))
                || FILES.contains(labels[labels.length - 1]);
    }

    private static boolean isVersionPart(String label) {
        var digits = label.startsWith("v") ? label.substring(1) : label;
        var number = digits.endsWith("x") ? digits.substring(0, digits.length() - 1) : digits;
        return !number.isEmpty() && number.length() <= 3 && number.chars().allMatch(c -> c < ':');
    }
}
