package dev.backendrig.safety;

/// Tells addresses that look as if they carried something: where nobody linked them, somebody may
/// have put it in.
final class UnlinkedAddress {
    /// The most after the host that a person or a model has a use for.
    private static final int LONGEST = 200;

    /// Longer names of machines carry something.
    private static final int LONGEST_LABEL = 25;

    /// Codes change between capitals, small letters and digits; words and numbers seldom do.
    private static final int SHORTEST_CODE = 20;

    private static final int MOST_CHANGES = 5;

    private UnlinkedAddress() {}

    /// Whether the address is unusually long, or a part of it looks like a code.
    static boolean isConspicuous(HttpUrl url) {
        var parts = AddressParts.of(url);
        var labels =
                parts.fields().entrySet().stream()
                        .filter(field -> field.getKey().startsWith("host "))
                        .mapToInt(field -> field.getValue().length());
        return afterHost(url) > LONGEST
                || labels.anyMatch(length -> length > LONGEST_LABEL)
                || CodeRuns.plain(parts.text()).stream().anyMatch(UnlinkedAddress::isCode);
    }

    private static int afterHost(HttpUrl url) {
        var query = url.query();
        var fragment = url.fragment();
        return url.path().length()
                + (query == null ? 0 : query.length() + 1)
                + (fragment == null ? 0 : fragment.length() + 1);
    }

    private static boolean isCode(String run) {
        if (run.length() < SHORTEST_CODE) return false;
        var changes = 0;
        for (var i = 1; i < run.length(); i++) {
            if (kind(run.charAt(i)) != kind(run.charAt(i - 1))) changes++;
        }
        return changes > MOST_CHANGES;
    }

    private static int kind(char c) {
        if (Port.isDigit(c)) return 0;
        return Character.isUpperCase(c) ? 1 : 2;
    }
}
