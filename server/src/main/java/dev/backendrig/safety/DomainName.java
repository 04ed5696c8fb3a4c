package dev.backendrig.safety;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.IDNA.Error;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Brings domain names into their ASCII form (WHATWG URL, 3.3, domain to ASCII; Unicode UTS #46,
/// non-transitional, with CheckBidi and CheckJoiners, without CheckHyphens).
final class DomainName {
    private static final IDNA UTS_46 =
            IDNA.getUTS46Instance(
                    IDNA.CHECK_BIDI
                            | IDNA.CHECK_CONTEXTJ
                            | IDNA.NONTRANSITIONAL_TO_ASCII
                            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /// CheckHyphens and VerifyDnsLength are off in the standard; lengths are checked here instead.
    private static final Set<Error> TOLERATED =
            EnumSet.of(
                    Error.LEADING_HYPHEN,
                    Error.TRAILING_HYPHEN,
                    Error.HYPHEN_3_4,
                    Error.EMPTY_LABEL,
                    Error.LABEL_TOO_LONG,
                    Error.DOMAIN_NAME_TOO_LONG);

    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    private DomainName() {}

    /// The name in lower-case ASCII, or nothing where it has none that DNS could hold.
    static Optional<String> toAscii(String name) {
        return map(name).filter(DomainName::isPlain).filter(DomainName::hasDnsLengths);
    }

    private static Optional<String> map(String name) {
        // For such names the mapping is lower-casing (a note of the standard); most names are such.
        if (isAscii(name) && !hasPunycode(name)) return Optional.of(name.toLowerCase(Locale.ROOT));
        var info = new IDNA.Info();
        var ascii = UTS_46.nameToASCII(name, new StringBuilder(), info);
        return TOLERATED.containsAll(info.getErrors())
                ? Optional.of(ascii.toString())
                : Optional.empty();
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }

    private static boolean hasPunycode(String name) {
        return name.toLowerCase(Locale.ROOT).contains("xn--");
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(DomainName::isPlain);
    }

    private static boolean isPlain(int c) {
        return "abcdefghijklmnopqrstuvwxyz0123456789-_.".indexOf(c) >= 0;
    }

    /// No label is missing or over 63 characters, the name is not over 253 (RFC 1035, 2.3.4); a
    /// last dot, the root, is not counted.
    private static boolean hasDnsLengths(String name) {
        var relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (relative.length() > MAX_NAME) return false;
        for (var label : relative.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > MAX_LABEL) return false;
        }
        return true;
    }
}
