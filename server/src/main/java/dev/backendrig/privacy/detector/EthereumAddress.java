package dev.backendrig.privacy.detector;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// An Ethereum address: `0x` and forty hexadecimal digits, whose letter case is the checksum
/// (EIP-55).
///
/// In one case alone it carries no checksum. It then counts by its form: hashes are longer, or are
/// not written with `0x` (a commit has forty digits, but stands bare).
final class EthereumAddress {
    private static final int LENGTH = 42;

    private EthereumAddress() {}

    static boolean is(String word) {
        if (word.length() != LENGTH || !word.startsWith("0x")) return false;
        var digits = word.substring(2);
        if (!digits.chars().allMatch(c -> Chars.isHex((char) c))) return false;
        var lower = digits.toLowerCase(Locale.ROOT);
        return digits.equals(lower)
                || digits.equals(digits.toUpperCase(Locale.ROOT))
                || digits.equals(checked(lower));
    }

    private static String checked(String lower) {
        var hash = Keccak256.hash(lower.getBytes(StandardCharsets.US_ASCII));
        var checked = new StringBuilder(lower);
        for (var i = 0; i < lower.length(); i++) {
            var nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
            if (nibble >= 8) checked.setCharAt(i, Character.toUpperCase(lower.charAt(i)));
        }
        return checked.toString();
    }
}
