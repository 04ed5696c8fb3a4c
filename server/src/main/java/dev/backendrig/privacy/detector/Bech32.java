package dev.backendrig.privacy.detector;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Bech32 and Bech32m: a readable prefix, `1`, and groups of five bits with a checksum of six
/// (BIP 173, BIP 350).
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };
    private static final int MODIFIED = 0x2bc830a3;
    private static final int LONGEST = 90;
    private static final int CHECKSUM = 6;

    /// The five-bit groups without the checksum.
    private final byte[] data;

    private final boolean modified;

    private Bech32(byte[] data, boolean modified) {
        this.data = data;
        this.modified = modified;
    }

    static Optional<Bech32> read(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST) return Optional.empty();
        // Mixed case is invalid (BIP 173, "Uppercase/lowercase").
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var one = lower.lastIndexOf('1');
        if (one < 1 || lower.length() - one - 1 < CHECKSUM) return Optional.empty();
        return read(lower.substring(0, one), lower.substring(one + 1));
    }

    private static Optional<Bech32> read(String prefix, String rest) {
        var groups = new byte[rest.length()];
        for (var i = 0; i < groups.length; i++) {
            var value = ALPHABET.indexOf(rest.charAt(i));
            if (value < 0) return Optional.empty();
            groups[i] = (byte) value;
        }
        var sum = checksum(prefix, groups);
        if (sum != 1 && sum != MODIFIED) return Optional.empty();
        var data = Arrays.copyOf(groups, groups.length - CHECKSUM);
        return Optional.of(new Bech32(data, sum == MODIFIED));
    }

    private static int checksum(String prefix, byte[] groups) {
        var sum = 1;
        for (var i = 0; i < prefix.length(); i++) sum = step(sum, prefix.charAt(i) >> 5);
        sum = step(sum, 0);
        for (var i = 0; i < prefix.length(); i++) sum = step(sum, prefix.charAt(i) & 31);
        for (var group : groups) sum = step(sum, group);
        return sum;
    }

    private static int step(int sum, int value) {
        var top = sum >>> 25;
        var next = ((sum & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < GENERATOR.length; i++) {
            if (((top >> i) & 1) == 1) next ^= GENERATOR[i];
        }
        return next;
    }

    /// Whether this is an address of segregated witness: the program of version 0 has 20 or 32 bytes
    /// and is Bech32, that of versions 1 to 16 has 2 to 40 and is Bech32m (BIP 141, BIP 350).
    boolean isWitness() {
        if (data.length == 0 || data[0] > 16) return false;
        var bits = (data.length - 1) * 5;
        var bytes = bits / 8;
        // Padding is less than a group and all zeros (BIP 173, "Segwit address format").
        if (bits % 8 >= 5 || (data[data.length - 1] & ((1 << (bits % 8)) - 1)) != 0) return false;
        if (data[0] == 0) return !modified && (bytes == 20 || bytes == 32);
        return modified && bytes >= 2 && bytes <= 40;
    }
}
