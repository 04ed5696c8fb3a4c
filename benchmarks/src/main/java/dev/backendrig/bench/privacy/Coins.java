package dev.backendrig.bench.privacy;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Makes up Bitcoin addresses, whose owners have no key: base58check (Bitcoin wiki, "Base58Check
/// encoding") and bech32 (BIP 173).
final class Coins {
    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };

    private final Draw draw;

    Coins(Draw draw) {
        this.draw = draw;
    }

    String address() {
        return draw.below(2) == 0 ? base58() : bech32();
    }

    private String base58() {
        var bytes = Arrays.copyOf(new byte[1], 25);
        System.arraycopy(draw.bytes(20), 0, bytes, 1, 20);
        System.arraycopy(sha256(sha256(Arrays.copyOf(bytes, 21))), 0, bytes, 21, 4);
        var address = new StringBuilder();
        var rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            var parts = rest.divideAndRemainder(BigInteger.valueOf(58));
            address.append(BASE58.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (var i = 0; i < bytes.length && bytes[i] == 0; i++) address.append('1');
        return address.reverse().toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /// Version 0 with a hash of 20 bytes: 32 groups of five bits.
    private String bech32() {
        var data = new int[39];
        for (var i = 1; i < 33; i++) data[i] = draw.below(32);
        var check = polymod(data) ^ 1;
        var address = new StringBuilder("bc1");
        for (var i = 0; i < 33; i++) address.append(BECH32.charAt(data[i]));
        for (var i = 0; i < 6; i++) address.append(BECH32.charAt((check >>> (5 * (5 - i))) & 31));
        return address.toString();
    }

    private static int polymod(int[] data) {
        var sum = 1;
        for (var value : new int[] {3, 3, 0, 2, 3}) sum = step(sum, value);
        for (var value : data) sum = step(sum, value);
        return sum;
    }

    private static int step(int sum, int value) {
        var top = sum >>> 25;
        var next = ((sum & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < 5; i++) if (((top >>> i) & 1) == 1) next ^= GENERATOR[i];
        return next;
    }
}
