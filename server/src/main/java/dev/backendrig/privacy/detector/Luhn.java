package dev.backendrig.privacy.detector;

/// The check digit of payment cards (ISO/IEC 7812-1, annex B).
final class Luhn {
    private Luhn() {}

    /// Whether the last digit fits the others.
    ///
    /// @param digits `0` to `9` only
    static boolean passes(CharSequence digits) {
        var sum = 0;
        var doubled = false;
        for (var i = digits.length() - 1; i >= 0; i--) {
            var digit = digits.charAt(i) - '0';
            sum += doubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
