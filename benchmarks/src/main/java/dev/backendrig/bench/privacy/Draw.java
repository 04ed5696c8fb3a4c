package dev.backendrig.bench.privacy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Seeded chance for made-up values.
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// From `low` to `high`, both included.
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    String one(String... items) {
        return items[random.nextInt(items.length)];
    }

    String digits(int count) {
        return of("0123456789", count);
    }

    /// So many signs of this alphabet.
    String of(String alphabet, int count) {
        return random.ints(count, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
