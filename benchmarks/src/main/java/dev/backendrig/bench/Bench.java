package dev.backendrig.bench;

import dev.backendrig.bench.gemini.FakeGemini;
import dev.backendrig.bench.peer.Peer;
import dev.backendrig.bench.peer.ServerProcess;
import dev.backendrig.bench.peer.Site;
import dev.backendrig.bench.report.Report;
import dev.backendrig.bench.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The whole run: `Bench full` or `Bench quick`, started by `benchmarks/run`.
public final class Bench {
    private final FakeGemini gemini;
    private final Site site;
    private final Plan plan;
    private final Report report;
    private final Streams streams;
    private int failed;

    private Bench(FakeGemini gemini, Site site, Plan plan, Report report) {
        this.gemini = gemini;
        this.site = site;
        this.plan = plan;
        this.report = report;
        this.streams = new Streams(gemini);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var plan = Plan.named(arguments[0]);
        var report = new Report(System.out);
        report.section("Measured on", required("bench.machine"));
        boolean whole;
        try (var gemini = FakeGemini.start()) {
            var site = site(gemini.port());
            whole = new Bench(gemini, site, plan, report).run();
            report.finish();
            report.save(site.work().resolve("report.md"));
        }
        System.exit(whole ? 0 : 1);
    }

    private static Site site(int gemini) {
        return new Site(
                Path.of("").toAbsolutePath(),
                Path.of("benchmarks/target/run").toAbsolutePath(),
                Path.of(System.getProperty("java.home")),
                List.of(required("bench.server.options").split(" ", -1)),
                Path.of(required("bench.server.app")).toAbsolutePath(),
                gemini);
    }

    private static String required(String property) {
        var value = System.getProperty(property);
        if (value == null)
            throw new IllegalArgumentException("start with benchmarks/run: " + property);
        return value;
    }

    /// Measures everything.
    ///
    /// @return whether every part came to its end
    private boolean run() throws InterruptedException {
        var smallHeap = new SmallHeap(streams, site, plan, report);
        part("Side by side", this::compare);
        part("Browser actions", () -> new ActionTimes(streams, site, plan).measure(report));
        part("Starting", () -> new Starts(site, plan).measure(report));
        part("Many streams", smallHeap::crowd);
        part("Idle sessions", smallHeap::idle);
        return failed == 0;
    }

    private interface Part {
        void measure() throws IOException, InterruptedException;
    }

    /// A part that fails is told in the report; the others are measured all the same.
    private void part(String name, Part part) throws InterruptedException {
        try {
            part.measure();
        } catch (IOException e) {
            report.section(name, "Failed: " + e.getMessage());
            report.verdict(new Verdict(name, "failed", Verdict.Outcome.NOT_MET));
            failed++;
        }
    }

    private void compare() throws IOException, InterruptedException {
        try (var nginx = ServerProcess.start(site.nginx());
                var aiSdk = ServerProcess.start(site.aiSdk());
                var ours = ServerProcess.start(site.ours(List.of(), Map.of()))) {
            var peers =
                    List.of(
                            Peer.direct(gemini.port()),
                            Peer.nginx(nginx),
                            Peer.aiSdk(aiSdk),
                            Peer.ours(ours));
            var rounds = new SideBySide(streams, plan, report).measure(peers);
            var comparison = new Comparison(rounds);
            report.section("Side by side", comparison.table());
            comparison.verdicts().forEach(report::verdict);
            new HeldBack(streams, plan).measure(peers, report);
        }
    }
}
