package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Finds numbers of payment cards: 12 to 19 digits with the check digit (ISO/IEC 7812-1, annex B)
/// that begin as a network's numbers do, in one piece or in groups of four and more that single
/// spaces or dashes join.
///
/// Not a card: part of a longer code or number, what a label calls an order, a parcel or a book,
/// the bar code of a product (GS1 General Specifications, 7.9), a number with a plus sign.
public final class CardDetector implements Detector {
    private static final int MIN_DIGITS = 12;
    private static final int MAX_DIGITS = 19;
    private static final int MIN_GROUP = 4;
    private static final int MAX_GROUP = 8;
    private static final int BAR_CODE_DIGITS = 13;

    @Override
    public DataKind kind() {
        return DataKind.CARD;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        DigitGroups.find(
                text,
                DataKind.CARD,
                (start, digits) -> mayBegin(digits) ? cardEnd(text, start) : -1,
                found);
    }

    private static boolean mayBegin(int digits) {
        return digits >= MIN_GROUP && digits <= MAX_DIGITS;
    }

    /// Where the card number ends that starts here, the longest of those that do; -1: none does.
    private static int cardEnd(String text, int start) {
        var groups = new DigitGroups(text, start);
        for (var count = groups.size(); count > 0; count--) {
            if (isCard(text, groups, count)) return groups.end(count - 1);
        }
        return -1;
    }

    private static boolean isCard(String text, DigitGroups groups, int count) {
        if (!hasForm(groups, count) || DigitGroups.goesOn(text, groups.end(count - 1))) {
            return false;
        }
        var digits = groups.digits(count);
        if (!Luhn.passes(digits) || !CardIssuers.know(digits)) return false;
        return count > 1 || !(isBarCode(digits) || Label.isOfAnId(text, groups.start()));
    }

    private static boolean hasForm(DigitGroups groups, int count) {
        var sum = 0;
        for (var i = 0; i < count; i++) {
            var length = groups.length(i);
            if (count > 1 && (length > MAX_GROUP || (length < MIN_GROUP && i < count - 1)))
                return false;
            sum += length;
            if (sum > MAX_DIGITS) return false;
        }
        return sum >= MIN_DIGITS;
    }

    /// Every other digit counts three times.
    private static boolean isBarCode(String digits) {
        if (digits.length() != BAR_CODE_DIGITS) return false;
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
