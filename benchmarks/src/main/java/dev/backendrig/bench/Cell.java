package dev.backendrig.bench;

import dev.backendrig.bench.load.Distribution;
import dev.backendrig.bench.load.StreamOutcome;
import dev.backendrig.bench.peer.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// One measurement: one peer, one scenario, one round.
///
/// @param arrivals from the sending to the arriving of each chunk, in nanoseconds
/// @param faults what was lost, repeated or cut off; empty where every chunk came as it should
/// @param cpu what the peer's processes used
/// @param saturated the peer, or the machine, had no time left: its figures compare nothing
record Cell(
        Distribution arrivals,
        List<String> faults,
        Duration cpu,
        long residentBytes,
        boolean saturated) {
    private static final double FULL = 0.9;

    /// The machine is shared with the load client, which must not run short either.
    private static final double MACHINE_FULL = 0.97;

    static Cell measure(Streams streams, Peer peer, Scenario scenario, Duration time)
            throws IOException {
        var processors = Processors.now();
        var cpuBefore = cpu(peer);
        var began = System.nanoTime();
        var outcomes = streams.paced(peer.endpoint(), scenario, time);
        var wall = System.nanoTime() - began;
        var cpu = cpu(peer).minus(cpuBefore);
        var arrivals = Distribution.ofArrivals(outcomes);
        var saturated =
                cpu.toNanos() > FULL * peer.cores() * wall
                        || arrivals.median() > scenario.spacing().toNanos()
                        || Processors.now().busySince(processors) > MACHINE_FULL;
        return new Cell(arrivals, faults(outcomes), cpu, resident(peer), saturated);
    }

    /// Processor seconds for a million chunks.
    double cpuPerMillion() {
        return cpu.toMillis() * 1000.0 / Math.max(1, arrivals.size());
    }

    private static List<String> faults(List<StreamOutcome> outcomes) {
        return outcomes.stream().map(StreamOutcome::fault).filter(Objects::nonNull).toList();
    }

    private static Duration cpu(Peer peer) throws IOException {
        return peer.server().isPresent() ? peer.server().get().tree().cpu() : Duration.ZERO;
    }

    private static long resident(Peer peer) throws IOException {
        return peer.server().isPresent() ? peer.server().get().tree().residentBytes() : 0;
    }
}
