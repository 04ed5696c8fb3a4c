package dev.backendrig.bench;

import static dev.backendrig.bench.report.Figures.kibibytes;
import static dev.backendrig.bench.report.Figures.mebibytes;
import static dev.backendrig.bench.report.Figures.millis;

import dev.backendrig.bench.browser.IdleSockets;
import dev.backendrig.bench.load.Distribution;
import dev.backendrig.bench.peer.Heap;
import dev.backendrig.bench.peer.Peer;
import dev.backendrig.bench.peer.ServerProcess;
import dev.backendrig.bench.peer.Site;
import dev.backendrig.bench.report.Report;
import dev.backendrig.bench.report.Table;
import dev.backendrig.bench.report.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How much our server carries in a heap of 256 MiB.
final class SmallHeap {
    private static final List<String> HEAP = List.of("-Xmx256m");
    private static final Duration SPACING = Duration.ofMillis(250);
    private static final double TARGET_KIB = 14;

    private final Streams streams;
    private final Site site;
    private final Plan plan;
    private final Report report;

    SmallHeap(Streams streams, Site site, Plan plan, Report report) {
        this.streams = streams;
        this.site = site;
        this.plan = plan;
        this.report = report;
    }

    /// Many streams at once.
    void crowd() throws IOException, InterruptedException {
        report.progress(plan.crowd() + " streams at once");
        var limits = Map.of("MAX_RUNS", Integer.toString(plan.crowd()));
        try (var server = ServerProcess.start(site.ours(HEAP, limits))) {
            var scenario = new Scenario(SPACING, plan.crowd());
            var outcomes = streams.paced(Peer.ours(server).endpoint(), scenario, plan.crowdTime());
            var faults = outcomes.stream().filter(o -> Objects.nonNull(o.fault())).toList();
            var arrivals = Distribution.ofArrivals(outcomes);
            report.section(
                    "Many streams in a 256 MiB heap",
                    new Table("streams", "chunks", "broken", "p50 ms", "p99 ms", "RSS MiB")
                            .row(
                                    Integer.toString(plan.crowd()),
                                    Integer.toString(arrivals.size()),
                                    Integer.toString(faults.size()),
                                    millis(arrivals.median()),
                                    millis(arrivals.percentile(0.99)),
                                    mebibytes((double) server.tree().residentBytes())));
            faults.stream().limit(1).forEach(o -> report.progress("first fault: " + o.fault()));
            report.verdict(
                    Verdict.never(plan.crowd() + " streams, 256 MiB: broken", faults.size()));
        }
    }

    /// Many idle browser sessions.
    void idle() throws IOException, InterruptedException {
        report.progress(plan.idleSockets() + " idle sockets");
        try (var server = ServerProcess.start(site.ours(HEAP, Map.of()))) {
            touchTheHeap(server);
            var base = Memory.of(site, server);
            try (var sockets = IdleSockets.open(plan.idleSockets(), server.launch().port())) {
                Thread.sleep(plan.idleTime());
                var full = Memory.of(site, server);
                sockets.pingAll();
                tell(base, full, sockets.failed());
            }
        }
    }

    /// Opens and closes as many sockets before the base is measured: the pages of the young
    /// generation, of buffers and of code are then there already and not blamed on the sockets.
    private void touchTheHeap(ServerProcess server) throws InterruptedException {
        IdleSockets.open(plan.idleSockets(), server.launch().port()).close();
        Thread.sleep(plan.idleTime());
    }

    private void tell(Memory base, Memory full, int failed) {
        var count = plan.idleSockets();
        var heapEach = (full.heap() - base.heap()) / count;
        var residentEach = (full.resident() - base.resident()) / count;
        report.section(
                "Idle browser sessions in a 256 MiB heap",
                new Table("", "base, MiB", "with " + count + " sockets, MiB", "KiB each")
                        .row(
                                "heap after a full collection",
                                mebibytes(base.heap()),
                                mebibytes(full.heap()),
                                kibibytes(heapEach))
                        .row(
                                "resident",
                                mebibytes(base.resident()),
                                mebibytes(full.resident()),
                                kibibytes(residentEach)));
        report.verdict(Verdict.never(count + " idle sockets, 256 MiB: failed", failed));
        report.verdict(
                Verdict.atMost("heap of an idle socket", heapEach / 1024, TARGET_KIB, " KiB"));
        report.verdict(
                Verdict.atMost(
                        "resident memory of an idle socket",
                        residentEach / 1024,
                        TARGET_KIB,
                        " KiB"));
    }

    /// @param heap what is in use after a full collection
    private record Memory(double heap, double resident) {
        static Memory of(Site site, ServerProcess server) throws IOException, InterruptedException {
            var heap = new Heap(site.javaHome(), server.pid()).liveBytes();
            return new Memory((double) heap, (double) server.tree().residentBytes());
        }
    }
}
