package dev.backendrig.bench;

import dev.backendrig.bench.peer.Peer;
import dev.backendrig.bench.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The comparison: every peer, every scenario, in turns.
final class SideBySide {
    private static final Scenario WARM_UP = Scenario.of(10, 20);

    private final Streams streams;
    private final Plan plan;
    private final Report report;

    SideBySide(Streams streams, Plan plan, Report report) {
        this.streams = streams;
        this.plan = plan;
        this.report = report;
    }

    /// Measures all peers.
    ///
    /// @param peers the direct way first
    List<Rounds> measure(List<Peer> peers) throws IOException {
        for (var peer : peers) warmUp(peer);
        var all = new ArrayList<Rounds>();
        for (var scenario : Plan.SCENARIOS) all.addAll(measure(peers, scenario));
        return all;
    }

    /// Compilers and connection pools have done their work before anything counts. Streams for the
    /// same time at each peer, so none is warmer than another.
    private void warmUp(Peer peer) throws IOException {
        report.progress("warming up: " + peer.name());
        streams.paced(peer.endpoint(), WARM_UP, plan.warmUp());
    }

    private List<Rounds> measure(List<Peer> peers, Scenario scenario) throws IOException {
        Map<String, List<Cell>> cells = new LinkedHashMap<>();
        for (var round = 1; round <= plan.rounds(); round++) {
            report.progress(scenario + " streams, round " + round + " of " + plan.rounds());
            for (var peer : peers) {
                cells.computeIfAbsent(peer.name(), _ -> new ArrayList<>())
                        .add(Cell.measure(streams, peer, scenario, plan.cell()));
            }
        }
        var direct = cells.getOrDefault(peers.getFirst().name(), List.of());
        return cells.entrySet().stream()
                .map(peer -> new Rounds(peer.getKey(), scenario, peer.getValue(), direct))
                .toList();
    }
}
