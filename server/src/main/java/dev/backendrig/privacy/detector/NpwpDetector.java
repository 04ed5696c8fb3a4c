package dev.backendrig.privacy.detector;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Finds Indonesian tax numbers (Nomor Pokok Wajib Pajak).
///
/// The old form has fifteen digits, `01.300.066.6-091.000`: two of the kind of taxpayer, six of the
/// taxpayer, a check digit (Luhn's, over the first nine digits), three of the tax office, three of the
/// branch (OECD, Tax Identification Numbers: Indonesia; the check digit: Perl's Business::ID::NPWP and
/// python-stdnum's `stdnum.id.npwp`). The new form of sixteen digits is, for a resident, the population
/// number, which [NikDetector] finds, and for everyone else a zero before the fifteen (Peraturan
/// Menteri Keuangan 112/PMK.03/2022): no population number begins with a zero.
///
/// Without the dots and the dash that are its own, a number has little form: it counts only as a main
/// office's (branch 000) or one of the first nine branches', or where "NPWP" stands shortly before.
public final class NpwpDetector implements Detector {
    private static final List<DigitShape> OWN_SHAPES =
            List.of(new DigitShape(true, 2, 3, 3, 1, 3, 3), new DigitShape(true, 3, 3, 3, 1, 3, 3));
    private static final List<DigitShape> BARE_SHAPES =
            List.of(
                    new DigitShape(false, 15),
                    new DigitShape(false, 16),
                    new DigitShape(false, 4, 4, 4, 4));
    private static final int OLD_LENGTH = 15;
    private static final int NAME_WITHIN = 32;

    @Override
    public DataKind kind() {
        return DataKind.NPWP;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        DigitShape.find(text, DataKind.NPWP, start -> end(text, start), found);
    }

    private static int end(String text, int start) {
        for (var shape : OWN_SHAPES) {
            var end = shape.end(text, start);
            if (end >= 0 && valid(oldForm(text, start, end))) return end;
        }
        for (var shape : BARE_SHAPES) {
            var end = shape.end(text, start);
            if (end < 0) continue;
            var number = oldForm(text, start, end);
            if (valid(number) && (number.startsWith("00", 12) || named(text, start))) return end;
        }
        return -1;
    }

    /// The number in its old form; empty if it has none.
    private static String oldForm(String text, int start, int end) {
        var digits = DigitShape.digits(text, start, end);
        if (digits.length() == OLD_LENGTH) return digits;
        return digits.startsWith("0") ? digits.substring(1) : "";
    }

    private static boolean valid(String number) {
        return !number.isEmpty()
                && !number.startsWith("000000", 2)
                && !number.startsWith("000", 9)
                && Luhn.passes(number.substring(0, 9));
    }

    private static boolean named(String text, int start) {
        return text.substring(Math.max(0, start - NAME_WITHIN), start)
                .toUpperCase(Locale.ROOT)
                .contains("NPWP");
    }
}
