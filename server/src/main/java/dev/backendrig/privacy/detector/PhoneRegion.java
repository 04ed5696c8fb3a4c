package dev.backendrig.privacy.detector;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.BitSet;

/// What tells at first sight whether digits can be a national number of a region.
///
/// @param trunk what is dialled before a number within the country, empty if nothing
/// @param lengths how many digits a national number has, without the trunk prefix
record PhoneRegion(String name, String code, String trunk, BitSet lengths) {
    private static final int LONGEST = 15;

    /// @param name ISO 3166-1 alpha-2, in capitals, one that the library knows
    static PhoneRegion of(PhoneNumberUtil library, String name) {
        var code = library.getCountryCodeForRegion(name);
        if (code == 0) throw new IllegalArgumentException("no such region: " + name);
        var trunk = library.getNddPrefixForRegion(name, true);
        var lengths = new BitSet();
        for (var length = 4; length <= LONGEST; length++) {
            var number = new PhoneNumber().setCountryCode(code).setNationalNumber(ofLength(length));
            if (library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE) {
                lengths.set(length);
            }
        }
        return new PhoneRegion(name, String.valueOf(code), trunk == null ? "" : trunk, lengths);
    }

    private static long ofLength(int length) {
        return (long) Math.pow(10, length - 1.0);
    }

    boolean hasZeroTrunk() {
        return trunk.equals("0");
    }

    boolean isNorthAmerican() {
        return code.equals("1");
    }

    /// Whether digits that begin with the trunk prefix have a right length.
    boolean fitsWithTrunk(String digits) {
        return digits.startsWith(trunk) && lengths.get(digits.length() - trunk.length());
    }

    /// Whether digits that begin with the country's code have a right length.
    boolean fitsWithCode(String digits) {
        return digits.startsWith(code) && lengths.get(digits.length() - code.length());
    }
}
