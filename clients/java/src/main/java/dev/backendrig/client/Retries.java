package dev.backendrig.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How often, and how soon, the library tries again by itself.
///
/// @param attempts in a row, without any progress
/// @param first the wait before the first one; each further wait is twice as long
/// @param longest the longest wait
public record Retries(int attempts, Duration first, Duration longest) {
    /// Some 20 seconds: well within the 60 that a run waits for its reader.
    static final Retries OF_A_STREAM =
            new Retries(8, Duration.ofMillis(200), Duration.ofSeconds(5));

    /// Some ten minutes: a laptop wakes up, a server is restarted.
    static final Retries OF_A_BROWSER =
            new Retries(60, Duration.ofMillis(300), Duration.ofSeconds(10));

    private static final int MOST_DOUBLINGS = 20;

    public Retries {
        if (attempts < 0) throw new IllegalArgumentException("attempts must be >= 0: " + attempts);
    }

    /// Waits before the attempt of this number, from 0 on, and up to half as long again, by chance.
    void pause(int attempt) throws InterruptedException {
        var doubled = first.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
        var wait = doubled.compareTo(longest) < 0 ? doubled : longest;
        var chance = ThreadLocalRandom.current().nextDouble();
        Thread.sleep(wait.plusNanos((long) (wait.toNanos() * chance / 2)));
    }
}
