package dev.backendrig.bench;

import dev.backendrig.bench.peer.Peer;
import dev.backendrig.bench.report.Report;
import dev.backendrig.bench.report.Table;
import dev.backendrig.bench.report.Verdict;
import java.io.IOException;
import java.util.List;

/// Shows that a chunk is never held back for the next one: nothing follows a burst until the
/// client has it.
final class HeldBack {
    private final Streams streams;
    private final Plan plan;

    HeldBack(Streams streams, Plan plan) {
        this.streams = streams;
        this.plan = plan;
    }

    void measure(List<Peer> peers, Report report) throws IOException {
        var table = new Table("peer", "bursts", "held back");
        for (var peer : peers) {
            var held = streams.lockstep(peer.endpoint(), plan.bursts());
            var words = held < 0 ? "chunks lost" : Integer.toString(held);
            table.row(peer.name(), Integer.toString(plan.bursts()), words);
            if (peer.name().equals(Peer.OURS)) {
                report.verdict(Verdict.never("a chunk held back for the next", Math.abs(held)));
            }
        }
        report.section("Chunks held back for the next one", table);
    }
}
