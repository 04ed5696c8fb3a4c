package dev.backendrig.bench.privacy;

import java.math.BigInteger;

/// Completes numbers with their check digits, written anew from the standards so that the
/// detectors are not held against themselves.
final class CheckDigits {
    private CheckDigits() {}

    /// The number with the digit that makes it pass Luhn's formula (ISO/IEC 7812-1, annex B).
    static String luhn(String digits) {
        for (var last = 0; last < 10; last++) {
            if (luhnSum(digits + last) % 10 == 0) return digits + last;
        }
        throw new IllegalStateException("one of ten digits fits");
    }

    /// A number that misses the formula by one.
    static String notLuhn(String digits) {
        var good = luhn(digits);
        var last = (good.charAt(good.length() - 1) - '0' + 1) % 10;
        return digits + last;
    }

    private static int luhnSum(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted / 10 + weighted % 10;
        }
        return sum;
    }

    /// A bank account number with its check digits (ISO 7064, MOD 97-10).
    static String iban(String country, String account) {
        var number = new StringBuilder();
        (account + country + "00").chars().forEach(c -> number.append(Character.digit(c, 36)));
        var rest = new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + String.format("%02d", 98 - rest) + account;
    }

    /// A book's number with its check digit (ISO 2108).
    static String isbn(String twelve) {
        var sum = 0;
        for (var i = 0; i < twelve.length(); i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
