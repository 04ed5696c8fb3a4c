package dev.backendrig.model;

import java.time.Duration;

/// The passing of time, as far as retries need it. Thread-safe.
public interface RetryTime {
    /// Time since some fixed moment; only differences mean something.
    Duration now();

    /// Blocks the calling thread for so long.
    void pause(Duration time) throws InterruptedException;

    /// The real time.
    static RetryTime system() {
        return new RetryTime() {
            @Override
            public Duration now() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time);
            }
        };
    }
}
