package dev.backendrig.client;

import java.time.Duration;

/// How a run is read.
///
/// @param keep whether the run goes on when it is left before its end
/// @param idle the silence after which a stream counts as broken; the server says something every 15 s
public record RunOptions(boolean keep, Duration idle, Retries retries) {
    public static final RunOptions USUAL =
            new RunOptions(false, Duration.ofSeconds(45), Retries.OF_A_STREAM);

    public RunOptions {
        if (!idle.isPositive()) throw new IllegalArgumentException("idle must be > 0: " + idle);
    }

    public RunOptions keeping() {
        return new RunOptions(true, idle, retries);
    }

    public RunOptions withIdle(Duration limit) {
        return new RunOptions(keep, limit, retries);
    }

    public RunOptions withRetries(Retries other) {
        return new RunOptions(keep, idle, other);
    }
}
