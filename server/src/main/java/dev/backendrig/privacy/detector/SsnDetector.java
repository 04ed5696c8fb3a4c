package dev.backendrig.privacy.detector;

import java.util.Set;
import java.util.function.Consumer;

/// Finds social security numbers of the United States (SSA, "Social Security Number Randomization"
/// and POMS RM 10201.030): three, two and four digits that dashes or spaces join, or nine digits in
/// one piece where words nearby say what they are. Areas 000, 666 and from 900 on, group 00 and
/// serial 0000 were never given to anybody; two numbers of advertisements were withdrawn.
public final class SsnDetector implements Detector {
    private static final int DIGITS = 9;
    private static final int AREA_DIGITS = 3;
    private static final Set<String> WITHDRAWN = Set.of("078051120", "219099999");

    @Override
    public DataKind kind() {
        return DataKind.SSN;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        DigitGroups.find(
                text,
                DataKind.SSN,
                (start, digits) -> mayBegin(digits) ? numberEnd(text, start) : -1,
                found);
    }

    private static boolean mayBegin(int digits) {
        return digits == AREA_DIGITS || digits == DIGITS;
    }

    /// Where the number ends that starts here; -1 where there is none.
    private static int numberEnd(String text, int start) {
        var groups = new DigitGroups(text, start);
        var count = isGrouped(groups) && !isInARow(text, start) ? 3 : 1;
        if (count == 1 && groups.length(0) != DIGITS) return -1;
        var end = groups.end(count - 1);
        if (DigitGroups.goesOn(text, end) || !isGiven(groups.digits(count))) return -1;
        if (Label.isOfAnId(text, start)) return -1;
        return count == 3 || SsnContext.isAround(text, start, end) ? end : -1;
    }

    private static boolean isGrouped(DigitGroups groups) {
        return groups.size() == 3
                && groups.length(0) == AREA_DIGITS
                && groups.length(1) == 2
                && groups.length(2) == 4;
    }

    /// Whether another number stands before it, as in a row of a table.
    private static boolean isInARow(String text, int start) {
        return start > 1
                && Chars.isBlank(text.charAt(start - 1))
                && Chars.isDigit(text.charAt(start - 2));
    }

    private static boolean isGiven(String digits) {
        var area = Integer.parseInt(digits, 0, 3, 10);
        return area != 0
                && area != 666
                && area < 900
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000")
                && !WITHDRAWN.contains(digits);
    }
}
