package dev.backendrig.bench;

import static dev.backendrig.bench.report.Figures.mebibytes;
import static dev.backendrig.bench.report.Figures.millis;
import static dev.backendrig.bench.report.Figures.one;

import dev.backendrig.bench.peer.Peer;
import dev.backendrig.bench.report.Table;
import dev.backendrig.bench.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What the side-by-side run found, as a table and against the targets.
record Comparison(List<Rounds> all) {
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private static final List<Scenario> LATENCY_JUDGED =
            List.of(Scenario.of(10, 20), Scenario.of(40, 20));

    /// Where there are chunks enough for the 10 ms ticks of the kernel's accounts.
    private static final List<Scenario> CPU_JUDGED =
            List.of(Scenario.of(10, 20), Scenario.of(40, 100));

    Comparison {
        all = List.copyOf(all);
    }

    Table table() {
        var table =
                new Table(
                        "spacing x streams",
                        "peer",
                        "p50 ms",
                        "p99 ms",
                        "p50 added",
                        "p99 added",
                        "CPU s / 1M chunks",
                        "RSS MiB",
                        "");
        for (var rounds : all) row(table, rounds);
        return table;
    }

    private static void row(Table table, Rounds rounds) {
        var direct = rounds.peer().equals(Peer.DIRECT);
        table.row(
                rounds.scenario().toString(),
                rounds.peer(),
                millis(rounds.absolute(P50)),
                millis(rounds.absolute(P99)),
                direct ? "" : millis(rounds.added(P50)),
                direct ? "" : millis(rounds.added(P99)),
                direct ? "" : one(rounds.cpuPerMillion()),
                direct ? "" : mebibytes(rounds.residentBytes()),
                remark(rounds));
    }

    private static String remark(Rounds rounds) {
        if (rounds.faults() > 0) return rounds.faults() + " broken streams";
        return rounds.strain().toString();
    }

    List<Verdict> verdicts() {
        var verdicts = new ArrayList<Verdict>();
        for (var scenario : LATENCY_JUDGED) {
            verdicts.add(p50BesideNginx(scenario));
            verdicts.add(p99BesideNginx(scenario));
            verdicts.add(p50BesideAiSdk(scenario));
        }
        for (var scenario : CPU_JUDGED) {
            verdicts.add(cpu(scenario, Peer.NGINX, 2.5));
            verdicts.add(cpu(scenario, Peer.AI_SDK, 0.15));
        }
        return verdicts;
    }

    private Verdict p50BesideNginx(Scenario scenario) {
        var target = scenario + ": p50 added - nginx";
        var ours = find(Peer.OURS, scenario);
        var nginx = find(Peer.NGINX, scenario);
        if (!comparable(ours, nginx)) return notCompared(target);
        return Verdict.atMost(target, (ours.added(P50) - nginx.added(P50)) / 1e6, 0.3, " ms");
    }

    private Verdict p99BesideNginx(Scenario scenario) {
        return ratio(scenario + ": p99 added / nginx", P99, find(Peer.NGINX, scenario), 2);
    }

    private Verdict p50BesideAiSdk(Scenario scenario) {
        return ratio(scenario + ": p50 added / AI SDK", P50, find(Peer.AI_SDK, scenario), 0.3);
    }

    private Verdict ratio(String target, double share, Rounds other, double bound) {
        var ours = find(Peer.OURS, other.scenario());
        if (!comparable(ours, other)) return notCompared(target);
        if (other.added(share) <= 0) return Verdict.notCompared(target, "the peer adds nothing");
        return Verdict.atMost(target, ours.added(share) / other.added(share), bound, "x");
    }

    private Verdict cpu(Scenario scenario, String peer, double bound) {
        var target = scenario + ": CPU / " + peer;
        var ours = find(Peer.OURS, scenario);
        var other = find(peer, scenario);
        if (!comparable(ours, other) || other.cpuPerMillion() == 0) return notCompared(target);
        return Verdict.atMost(target, ours.cpuPerMillion() / other.cpuPerMillion(), bound, "x");
    }

    private static boolean comparable(Rounds ours, Rounds other) {
        return ours.comparable() && other.comparable();
    }

    private static Verdict notCompared(String target) {
        return Verdict.notCompared(target, "a peer is marked in the table");
    }

    private Rounds find(String peer, Scenario scenario) {
        return all.stream()
                .filter(rounds -> rounds.peer().equals(peer) && rounds.scenario().equals(scenario))
                .findFirst()
                .orElseThrow();
    }
}
