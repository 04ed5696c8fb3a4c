package dev.backendrig.privacy.detector;

import java.util.List;

/// Which numbers the payment card networks have (ISO/IEC 7812-1; the ranges as the networks publish
/// them, gathered in Wikipedia, "Payment card number", issuer identification numbers).
///
/// The 15-digit numbers of UATP, which begin with 1, are left out: they are seen on air tickets
/// only, and times and order numbers look like them.
final class CardIssuers {
    /// The first digits from `low` to `high`, which have as many digits; the lengths as bits.
    private record Range(int low, int high, int lengths) {
        private boolean holds(int prefix) {
            return prefix >= low && prefix <= high;
        }
    }

    private static final int SIXTEEN = lengths(16, 16);
    private static final int SIXTEEN_UP = lengths(16, 19);

    private static final List<Range> RANGES =
            List.of(
                    // Visa; 13 digits are old ones
                    new Range(4, 4, lengths(13, 13) | SIXTEEN | lengths(19, 19)),
                    // Mastercard
                    new Range(51, 55, SIXTEEN),
                    new Range(2221, 2720, SIXTEEN),
                    // American Express
                    new Range(34, 34, lengths(15, 15)),
                    new Range(37, 37, lengths(15, 15)),
                    // Diners Club
                    new Range(300, 305, lengths(14, 19)),
                    new Range(3095, 3095, lengths(14, 19)),
                    new Range(36, 36, lengths(14, 19)),
                    new Range(38, 39, lengths(14, 19)),
                    // Discover, RuPay, Troy, Elo
                    new Range(6011, 6011, SIXTEEN_UP),
                    new Range(644, 649, SIXTEEN_UP),
                    new Range(65, 65, SIXTEEN_UP),
                    // JCB, LankaPay
                    new Range(3528, 3589, SIXTEEN_UP),
                    // UnionPay
                    new Range(62, 62, SIXTEEN_UP),
                    new Range(81, 81, SIXTEEN_UP),
                    // Maestro
                    new Range(5018, 5018, lengths(12, 19)),
                    new Range(5020, 5020, lengths(12, 19)),
                    new Range(5038, 5038, lengths(12, 19)),
                    new Range(5893, 5893, lengths(12, 19)),
                    new Range(6304, 6304, lengths(12, 19)),
                    new Range(6759, 6759, lengths(12, 19)),
                    new Range(6761, 6763, lengths(12, 19)),
                    new Range(676770, 676770, lengths(12, 19)),
                    new Range(676774, 676774, lengths(12, 19)),
                    // Mir
                    new Range(2200, 2204, SIXTEEN_UP),
                    // RuPay
                    new Range(60, 60, SIXTEEN),
                    new Range(82, 82, SIXTEEN),
                    new Range(508, 508, SIXTEEN),
                    // Troy
                    new Range(9792, 9792, SIXTEEN),
                    // Verve
                    new Range(506099, 506198, lengths(16, 16) | lengths(18, 19)),
                    new Range(507865, 507964, lengths(16, 16) | lengths(18, 19)),
                    // InterPayment, InstaPayment
                    new Range(636, 636, SIXTEEN_UP),
                    new Range(637, 639, SIXTEEN),
                    // Dankort
                    new Range(5019, 5019, SIXTEEN),
                    // Elo
                    new Range(5041, 5041, SIXTEEN),
                    new Range(5066, 5067, SIXTEEN),
                    new Range(509, 509, SIXTEEN),
                    // GPN of Indonesia
                    new Range(1946, 1946, SIXTEEN),
                    new Range(50, 50, SIXTEEN),
                    new Range(56, 56, SIXTEEN),
                    new Range(58, 58, SIXTEEN),
                    new Range(61, 61, SIXTEEN),
                    new Range(63, 63, SIXTEEN));

    private CardIssuers() {}

    private static int lengths(int least, int most) {
        var bits = 0;
        for (var length = least; length <= most; length++) bits |= 1 << length;
        return bits;
    }

    /// Whether a network has numbers that begin so and are as long.
    ///
    /// @param digits at least six
    static boolean know(String digits) {
        var prefix = Integer.parseInt(digits, 0, 6, 10);
        var length = 1 << digits.length();
        for (var range : RANGES) {
            var fits = (range.lengths() & length) != 0;
            if (fits && range.holds(firstDigits(prefix, range.low()))) return true;
        }
        return false;
    }

    /// As many of six digits as the other number has.
    private static int firstDigits(int six, int like) {
        var prefix = six;
        for (var power = 100_000; power > like; power /= 10) prefix /= 10;
        return prefix;
    }
}
