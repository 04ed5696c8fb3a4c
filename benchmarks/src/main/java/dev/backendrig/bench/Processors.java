package dev.backendrig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How busy all processors of the machine were between two moments (proc(5), `/proc/stat`).
///
/// @param busy ticks spent working
/// @param all ticks gone by
record Processors(long busy, long all) {
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int GUEST = 8;

    static Processors now() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().substring("cpu".length()).strip();
            var ticks = Arrays.stream(fields.split(" +", -1)).mapToLong(Long::parseLong).toArray();
            var all = Arrays.stream(ticks).limit(GUEST).sum();
            return new Processors(all - ticks[IDLE] - ticks[IO_WAIT], all);
        }
    }

    /// The share of time spent working since then, from 0 to 1.
    double busySince(Processors earlier) {
        return (double) (busy - earlier.busy) / Math.max(1, all - earlier.all);
    }
}
