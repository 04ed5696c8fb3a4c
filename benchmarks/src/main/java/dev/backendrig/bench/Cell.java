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
/// @param strain whether the figures mean something
record Cell(
        Distribution arrivals,
        List<String> faults,
        Duration cpu,
        long residentBytes,
        Strain strain) {
    /// A peer, or the machine, counts as full from this share on: the load client shares the
    /// machine and must not run short either.
    private static final double FULL = 0.95;

    static Cell measure(Streams streams, Peer peer, Scenario scenario, Duration time)
            throws IOException {
        var processors = Processors.now();
        var cpuBefore = cpu(peer);
        var began = System.nanoTime();
        var outcomes = streams.paced(peer.endpoint(), scenario, time);
        var wall = System.nanoTime() - began;
        var cpu = cpu(peer).minus(cpuBefore);
        var arrivals = Distribution.ofArrivals(outcomes);
        var peerFull =
                cpu.toNanos() > FULL * peer.cores() * wall
                        || arrivals.median() > scenario.spacing().toNanos();
        var machineFull = Processors.now().busySince(processors) > FULL;
        var strain = strain(peerFull, machineFull);
        return new Cell(arrivals, faults(outcomes), cpu, resident(peer), strain);
    }

    private static Strain strain(boolean peerFull, boolean machineFull) {
        if (peerFull) return Strain.SATURATED;
        return machineFull ? Strain.MACHINE_BUSY : Strain.NONE;
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
