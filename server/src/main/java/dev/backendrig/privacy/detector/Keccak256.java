package dev.backendrig.privacy.detector;

import java.util.Arrays;

/// The Keccak-256 hash as Ethereum uses it: the submission to NIST (keccak.team, "Keccak
/// specifications summary"), which pads otherwise than SHA3-256, so the platform's hash will not do.
final class Keccak256 {
    private static final int RATE = 136;
    private static final int ROUNDS = 24;
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };
    private static final long[] CONSTANTS = constants();

    private Keccak256() {}

    /// The hash of a message that fits into one block.
    static byte[] hash(byte[] message) {
        if (message.length >= RATE) {
            throw new IllegalArgumentException("more than one block: " + message.length);
        }
        var block = Arrays.copyOf(message, RATE);
        block[message.length] = 1;
        block[RATE - 1] |= (byte) 0x80;
        var state = new long[25];
        for (var i = 0; i < RATE; i++) state[i / 8] ^= (block[i] & 0xffL) << (i % 8 * 8);
        for (var round = 0; round < ROUNDS; round++) permute(state, CONSTANTS[round]);
        var hash = new byte[32];
        for (var i = 0; i < hash.length; i++) hash[i] = (byte) (state[i / 8] >>> (i % 8 * 8));
        return hash;
    }

    private static void permute(long[] state, long constant) {
        theta(state);
        var moved = state[1];
        for (var i = 0; i < LANES.length; i++) {
            var kept = state[LANES[i]];
            state[LANES[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
            moved = kept;
        }
        for (var row = 0; row < 25; row += 5) {
            var lanes = Arrays.copyOfRange(state, row, row + 5);
            for (var x = 0; x < 5; x++) {
                state[row + x] = lanes[x] ^ (~lanes[(x + 1) % 5] & lanes[(x + 2) % 5]);
            }
        }
        state[0] ^= constant;
    }

    private static void theta(long[] state) {
        var columns = new long[5];
        for (var i = 0; i < 25; i++) columns[i % 5] ^= state[i];
        for (var i = 0; i < 25; i++) {
            state[i] ^= columns[(i + 4) % 5] ^ Long.rotateLeft(columns[(i + 1) % 5], 1);
        }
    }

    /// The round constants come out of a shift register of eight bits (ibid., "rc[t]").
    private static long[] constants() {
        var constants = new long[ROUNDS];
        var register = 1;
        for (var round = 0; round < ROUNDS; round++) {
            for (var bit = 0; bit < 7; bit++) {
                if ((register & 1) == 1) constants[round] |= 1L << ((1 << bit) - 1);
                register = (register << 1) ^ ((register >> 7) * 0x171);
            }
        }
        return constants;
    }
}
