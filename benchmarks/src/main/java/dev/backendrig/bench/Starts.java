package dev.backendrig.bench;

import static dev.backendrig.bench.report.Figures.millis;

import dev.backendrig.bench.load.Distribution;
import dev.backendrig.bench.peer.Launch;
import dev.backendrig.bench.peer.ServerProcess;
import dev.backendrig.bench.peer.Site;
import dev.backendrig.bench.report.Report;
import dev.backendrig.bench.report.Table;
import dev.backendrig.bench.report.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How long our server takes from the start of its process to the first good `GET /health`.
final class Starts {
    private static final double TARGET_MILLIS = 600;

    private final Site site;
    private final Plan plan;

    Starts(Site site, Plan plan) {
        this.site = site;
        this.plan = plan;
    }

    void measure(Report report) throws IOException, InterruptedException {
        report.progress("starts");
        var with = new ArrayList<Long>();
        var without = new ArrayList<Long>();
        for (var i = 0; i < plan.starts(); i++) {
            with.add(time(site.ours(List.of(), Map.of())));
            without.add(time(site.oursWithoutCache()));
        }
        var table = new Table("start to first /health", "median ms", "slowest ms");
        row(table, "with the AOT cache", Distribution.of(with));
        row(table, "without", Distribution.of(without));
        report.section("Starting", table);
        report.verdict(
                Verdict.atMost(
                        "start to first /health",
                        Distribution.of(with).median() / 1e6,
                        TARGET_MILLIS,
                        " ms"));
    }

    private static long time(Launch launch) throws IOException, InterruptedException {
        try (var server = ServerProcess.start(launch)) {
            return server.startTime().toNanos();
        }
    }

    private static void row(Table table, String name, Distribution times) {
        table.row(name, millis(times.median()), millis(times.max()));
    }
}
