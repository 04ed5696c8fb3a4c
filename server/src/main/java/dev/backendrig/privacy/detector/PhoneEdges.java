package dev.backendrig.privacy.detector;

/// What stands right beside a number, and whether it makes it part of something else: a word, a code,
/// a price, a time, a path.
final class PhoneEdges {
    private static final String CURRENCIES = "$€£¥₹";

    private PhoneEdges() {}

    static boolean areOpen(PhoneCandidate candidate, PhoneWords words) {
        return opens(candidate, words) && closes(candidate);
    }

    private static boolean opens(PhoneCandidate candidate, PhoneWords words) {
        var text = candidate.text();
        var start = candidate.start();
        if (Chars.isWordBefore(text, start)) return false;
        var before = Ascii.at(text, start - 1);
        if (candidate.plus()) return before != '+';
        if (CURRENCIES.indexOf(before) >= 0 && before != '\0') return false;
        return switch (before) {
            case '#', '@', '%', '+', '*' -> false;
            // wa.me/62812…, ?phone=0812…
            case '/' -> !candidate.bare() || isAfterLink(text, start);
            case '=', '-' -> words == PhoneWords.PHONE;
            case '.', ',', ':' ->
                    !Ascii.digitAt(text, start - 2) || (before == ',' && leads(text, start));
            default -> true;
        };
    }

    private static boolean isAfterLink(String text, int start) {
        return text.startsWith("wa.me/", start - 6) || text.startsWith("tel:/", start - 6);
    }

    private static boolean closes(PhoneCandidate candidate) {
        var text = candidate.text();
        var end = candidate.end();
        var after = Ascii.at(text, end);
        if (after == 'x' && Ascii.digitAt(text, end + 1)) return true;
        if (Chars.isWordAt(text, end)) return false;
        return switch (after) {
            case '%', '@', '°' -> false;
            case ',' -> !Ascii.digitAt(text, end + 1) || leads(text, end + 1);
            case ':' -> candidate.plus() || !Ascii.digitAt(text, end + 1);
            case '-', '.' -> !Ascii.alphanumericAt(text, end + 1);
            default -> true;
        };
    }

    /// Whether another number begins here: then a comma stands in a list, and in no fraction.
    private static boolean leads(String text, int at) {
        return Ascii.at(text, at) == '0' || Ascii.at(text, at) == '+';
    }
}
