package dev.backendrig.bench;

import static dev.backendrig.bench.report.Figures.millis;

import dev.backendrig.bench.browser.FakeBrowser;
import dev.backendrig.bench.load.Distribution;
import dev.backendrig.bench.load.Endpoint;
import dev.backendrig.bench.peer.ServerProcess;
import dev.backendrig.bench.peer.Site;
import dev.backendrig.bench.report.Report;
import dev.backendrig.bench.report.Table;
import dev.backendrig.bench.report.Verdict;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What our server adds to a browser action: from the model's call being sent to the model being
/// asked again with the result, with a browser that answers at once.
final class ActionTimes {
    private static final double TARGET_MILLIS = 25;
    private static final double P99 = 0.99;

    private final Streams streams;
    private final Site site;
    private final Plan plan;

    ActionTimes(Streams streams, Site site, Plan plan) {
        this.streams = streams;
        this.site = site;
        this.plan = plan;
    }

    /// Each series begins on a fresh server: its first action is the first after a start.
    void measure(Report report) throws IOException, InterruptedException {
        report.progress("actions");
        var all = new ArrayList<Long>();
        var firsts = new ArrayList<Long>();
        for (var i = 0; i < plan.starts(); i++) {
            var series = series();
            all.addAll(series);
            firsts.add(series.getFirst());
        }
        var table = new Table("action round trip", "count", "p50 ms", "p99 ms", "slowest ms");
        row(table, "all", Distribution.of(all));
        row(table, "first after a start", Distribution.of(firsts));
        report.section("Browser actions", table);
        judge(report, "action round trip, p99", Distribution.of(all).percentile(P99));
        judge(report, "first action after a start, slowest", Distribution.of(firsts).max());
    }

    private List<Long> series() throws IOException, InterruptedException {
        var limits = Map.of("MAX_STEPS", Integer.toString(plan.actions() + 1));
        try (var server = ServerProcess.start(site.ours(List.of(), limits));
                var http = HttpClient.newHttpClient();
                var browser = FakeBrowser.connect(http, server.launch().port())) {
            return streams.actions(endpoint(server, browser), plan.actions());
        }
    }

    private static Endpoint endpoint(ServerProcess server, FakeBrowser browser) {
        var body =
                "{\"message\":\"%s\",\"stream\":true,\"session_id\":\""
                        + browser.sessionId()
                        + "\"}";
        return new Endpoint(server.launch().port(), "/agent/run", body::formatted, "[DONE]");
    }

    private static void row(Table table, String name, Distribution times) {
        table.row(
                name,
                Integer.toString(times.size()),
                millis(times.median()),
                millis(times.percentile(P99)),
                millis(times.max()));
    }

    private static void judge(Report report, String target, double nanos) {
        report.verdict(Verdict.atMost(target, nanos / 1e6, TARGET_MILLIS, " ms"));
    }
}
