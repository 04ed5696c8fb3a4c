package dev.backendrig.privacy.detector;

import java.util.List;
import java.util.function.Consumer;

/// Finds Indonesian population numbers (Nomor Induk Kependudukan).
///
/// Sixteen digits: province, regency and district of the place of registration, two digits each; day
/// (of a woman: plus 40), month and year of birth, two digits each; a serial number of four
/// (Peraturan Pemerintah 37/2007, article 37; the area codes: [NikArea]). Written together, or in
/// groups with one kind of separator. There is no check digit, so a number counts only where area,
/// date and serial are all possible.
public final class NikDetector implements Detector {
    private static final int LENGTH = 16;
    private static final int FEMALE_OFFSET = 40;
    private static final List<DigitShape> SHAPES =
            List.of(
                    new DigitShape(false, 16),
                    new DigitShape(false, 4, 4, 4, 4),
                    new DigitShape(false, 6, 6, 4),
                    new DigitShape(false, 2, 2, 2, 6, 4),
                    new DigitShape(false, 2, 2, 2, 2, 2, 2, 4));

    @Override
    public DataKind kind() {
        return DataKind.NIK;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        DigitShape.find(text, DataKind.NIK, start -> end(text, start), found);
    }

    private static int end(String text, int start) {
        for (var shape : SHAPES) {
            var end = shape.end(text, start);
            if (end >= 0 && plausible(DigitShape.digits(text, start, end))) return end;
        }
        return -1;
    }

    /// Whether sixteen digits can be a population number.
    static boolean plausible(String digits) {
        return digits.length() == LENGTH
                && NikArea.exists(pair(digits, 0), pair(digits, 2), pair(digits, 4))
                && isDate(pair(digits, 6), pair(digits, 8), pair(digits, 10))
                && !digits.endsWith("0000")
                && digits.chars().distinct().count() > 1;
    }

    /// Whether its serial number is below 100: they are counted anew for each day and district.
    static boolean hasLowSerial(String text, Finding nik) {
        return text.startsWith("00", nik.end() - 4);
    }

    private static int pair(String digits, int at) {
        return Integer.parseInt(digits, at, at + 2, 10);
    }

    private static boolean isDate(int dayCode, int month, int year) {
        var day = dayCode > FEMALE_OFFSET ? dayCode - FEMALE_OFFSET : dayCode;
        return day >= 1 && day <= days(month, year);
    }

    private static int days(int month, int year) {
        return switch (month) {
            case 1, 3, 5, 7, 8, 10, 12 -> 31;
            case 4, 6, 9, 11 -> 30;
            // Of 1900 and 2000, which both are "00" here, the second had a 29th of February.
            case 2 -> year % 4 == 0 ? 29 : 28;
            default -> 0;
        };
    }
}
