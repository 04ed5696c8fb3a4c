package dev.backendrig.privacy.detector;

import java.util.List;

/// What groups of digits are that are no phone number, by their shape alone.
final class PhoneShape {
    private PhoneShape() {}

    /// Whether this is a date, a price, a network address, a book's or a card's number, a postal code
    /// or another number of a known form.
    static boolean isOther(PhoneCandidate candidate) {
        if (candidate.plus()) return false;
        return isDateLike(candidate)
                || isThousands(candidate)
                || isDecimalOrVersion(candidate)
                || isCode(candidate)
                || isCounted(candidate);
    }

    private static boolean isDateLike(PhoneCandidate candidate) {
        if (candidate.groups().size() < 3) return false;
        return isDate(candidate.without(candidate.groups().size() - 3));
    }

    /// Whether three groups are day, month and year, or year, month and day.
    static boolean isDate(PhoneCandidate candidate) {
        if (candidate.groups().size() != 3 || !hasOneSeparator(candidate)) return false;
        return candidate.length(0) == 4 ? isYearFirst(candidate) : isYearLast(candidate);
    }

    private static boolean isYearFirst(PhoneCandidate date) {
        return date.length(1) <= 2
                && date.length(2) <= 2
                && isYear(date.value(0))
                && date.value(1) <= 12
                && date.value(2) <= 31;
    }

    private static boolean isYearLast(PhoneCandidate date) {
        if (date.length(0) > 2 || date.length(1) > 2 || date.length(2) > 4) return false;
        if (date.value(0) > 31 || date.value(1) > 31) return false;
        return date.length(2) == 2 || isYear(date.value(2));
    }

    private static boolean hasOneSeparator(PhoneCandidate candidate) {
        return candidate.isSeparatedBy(candidate.groups().getLast().separator());
    }

    private static boolean isYear(int value) {
        return value >= 1900 && value < 2100;
    }

    /// `1.250.000`, `12 500 000`: one to three digits, then threes.
    private static boolean isThousands(PhoneCandidate candidate) {
        if (candidate.groups().size() < 2 || candidate.length(0) > 3) return false;
        if (candidate.text().charAt(candidate.groups().getFirst().start()) == '0') return false;
        for (var group = 1; group < candidate.groups().size(); group++) {
            if (candidate.length(group) != 3) return false;
        }
        return candidate.isSeparatedBy(".") || candidate.isSeparatedBy(" ");
    }

    /// One dot is that of a fraction; four short groups with dots are an address of the network; dots and
    /// dashes together number paragraphs and tax payers.
    private static boolean isDecimalOrVersion(PhoneCandidate candidate) {
        var groups = candidate.groups();
        if (!candidate.isSeparatedBy("."))
            return hasSeparator(groups, ".") && hasSeparator(groups, "-");
        if (groups.size() == 2) return true;
        return groups.size() == 4 && groups.stream().allMatch(group -> group.length() <= 3);
    }

    private static boolean hasSeparator(List<PhoneCandidate.Group> groups, String separator) {
        return groups.stream().anyMatch(group -> group.separator().equals(separator));
    }

    /// A US social security number, ZIP+4, a bookland or article number of thirteen digits.
    private static boolean isCode(PhoneCandidate candidate) {
        if (candidate.hasLengths(3, 2, 4) || candidate.hasLengths(5, 4)) return true;
        var digits = candidate.digits();
        return digits.length() == 13 && (digits.startsWith("978") || digits.startsWith("979"));
    }

    /// One digit alone is no group of a phone number, but for a first `1` or `0`: ISBN and tax
    /// numbers have such groups, and so have lists of counts.
    private static boolean isCounted(PhoneCandidate candidate) {
        var groups = candidate.groups();
        for (var group = 1; group < groups.size(); group++) {
            if (candidate.length(group) == 1 && !groups.get(group).separator().contains("(")) {
                return true;
            }
        }
        return groups.size() > 1
                && candidate.length(0) == 1
                && candidate.text().charAt(groups.getFirst().start()) != '1';
    }

    /// `0123456789`, `1111111111`: nobody's number.
    static boolean isMadeUp(String digits) {
        var step = digits.charAt(1) - digits.charAt(0);
        if (Math.abs(step) > 1) return false;
        for (var i = 1; i < digits.length() - 1; i++) {
            var expected = Math.floorMod(digits.charAt(i) - '0' + step, 10);
            if (digits.charAt(i + 1) - '0' != expected) return false;
        }
        return true;
    }
}
