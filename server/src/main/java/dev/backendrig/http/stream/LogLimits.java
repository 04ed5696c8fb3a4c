package dev.backendrig.http.stream;

import java.time.Duration;

/// How much is kept of runs, and for how long.
///
/// @param bytesOfARun what the events of one run may take, beyond its newest one
/// @param bytes what all logs together may take
/// @param readers that one run may have at a time
/// @param alone how long a run goes on without a reader
/// @param kept how long a log is kept after its run's end
public record LogLimits(long bytesOfARun, long bytes, int readers, Duration alone, Duration kept) {
    public static final LogLimits DEFAULT =
            new LogLimits(
                    4L * 1024 * 1024,
                    64L * 1024 * 1024,
                    8,
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(10));

    public LogLimits {
        if (bytesOfARun < 1 || bytes < bytesOfARun) {
            throw new IllegalArgumentException("bytes: " + bytesOfARun + " of " + bytes);
        }
        if (readers < 1) throw new IllegalArgumentException("readers must be >= 1: " + readers);
    }
}
