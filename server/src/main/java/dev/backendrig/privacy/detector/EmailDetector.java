package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Finds e-mail addresses (RFC 5321, 4.1.2; RFC 6531 for other scripts): by the `@`, also as the
/// `%40` of a query, then by what stands on both sides of it. The domain must end in a top-level
/// domain that exists, or be an IP address in brackets.
///
/// Not an address: a name that is mentioned (`@budi`, `@budi@mastodon.social`), a version
/// (`pkg@1.2.0`), the user before a URL's host or an scp path (`git@host:path`). The password of a
/// URL is taken with the host that follows it: the name is wrong, but it is hidden.
///
/// Linear: each side is read up to the next `@` at most.
public final class EmailDetector implements Detector {
    private final MailDomain domain = new MailDomain(new TopLevelDomains());

    @Override
    public DataKind kind() {
        return DataKind.EMAIL;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            var width = signWidth(text, at);
            if (width == 0) continue;
            var end = addressEnd(text, from, at, at + width);
            if (end < 0) continue;
            var start = withoutEmphasis(text, LocalPart.startBefore(text, at, from), at, end);
            found.accept(new Finding(DataKind.EMAIL, start, end));
            from = end;
            at = end - 1;
        }
    }

    /// How many chars the at sign takes that stands here; 0: there is none.
    private static int signWidth(String text, int index) {
        return switch (text.charAt(index)) {
            case '@' -> 1;
            case '%' -> text.startsWith("40", index + 1) ? 3 : 0;
            default -> 0;
        };
    }

    /// Where the address around this sign ends; -1 where it is none.
    private int addressEnd(String text, int from, int at, int after) {
        var start = LocalPart.startBefore(text, at, from);
        if (start == at || isSomethingElse(text, start)) return -1;
        var end = domain.endAfter(text, after);
        return end == after || isScpPath(text, start, at, end) ? -1 : end;
    }

    /// A handle of a network of servers, or the user before a URL's host.
    private static boolean isSomethingElse(String text, int start) {
        if (start == 0) return false;
        var before = text.charAt(start - 1);
        return before == '@' || (before == '/' && text.startsWith("://", Math.max(0, start - 3)));
    }

    private static boolean isScpPath(String text, int start, int at, int end) {
        return text.startsWith("git", start)
                && at - start == 3
                && end + 1 < text.length()
                && text.charAt(end) == ':'
                && !Character.isWhitespace(text.charAt(end + 1));
    }

    /// Markdown writes _an address_ that stands out between underscores.
    private static int withoutEmphasis(String text, int start, int at, int end) {
        var emphasised = end < text.length() && text.charAt(end) == '_';
        var first = start;
        while (emphasised && first < at - 1 && text.charAt(first) == '_') first++;
        return first;
    }
}
