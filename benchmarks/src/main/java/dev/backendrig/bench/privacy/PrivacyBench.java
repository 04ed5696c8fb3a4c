package dev.backendrig.bench.privacy;

import static dev.backendrig.bench.privacy.Score.percent;

import dev.backendrig.bench.load.Distribution;
import dev.backendrig.bench.report.Table;
import dev.backendrig.bench.report.Verdict;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.Detector;
import dev.backendrig.privacy.detector.Detectors;
import dev.backendrig.privacy.detector.OwnDetectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Prints how well each kind of personal data is found, in the tables of examples and in made-up
/// documents, and how long it takes. Ends with exit code 1 where a target is missed.
public final class PrivacyBench {
    private static final List<String> REGIONS = List.of("ID", "US", "GB", "SG", "MY");
    private static final long SEED = 4;
    private static final int DOCUMENTS = 40;
    private static final int VALUES_OF_EACH_KIND = 5;
    private static final int PAGE_CHARS = 15_000;
    private static final int HOSTILE_CHARS = 1 << 20;
    private static final double LEAST_SHARE = 0.97;
    private static final int SHOWN = 8;

    private final Path tables;
    private final List<Detector> own;
    private final List<Verdict> verdicts = new ArrayList<>();

    private PrivacyBench(Path tables) {
        this.tables = tables;
        own = OwnDetectors.read(tables.resolve("custom-detectors.toml"));
    }

    /// Measures everything.
    ///
    /// @param arguments the folder of the tables
    public static void main(String[] arguments) throws IOException {
        var bench = new PrivacyBench(Path.of(arguments[0]));
        bench.quality();
        bench.pages();
        bench.hostileTexts();
        System.exit(bench.conclude());
    }

    private void quality() throws IOException {
        headline();
        var documents = documents();
        var all = detectors(EnumSet.allOf(DataKind.class), own);
        var builtIn = detectors(EnumSet.allOf(DataKind.class), List.of());
        var table =
                new Table(
                        "kind",
                        "rows",
                        "precision",
                        "recall",
                        "together",
                        "planted",
                        "precision",
                        "recall",
                        "hidden");
        for (var kind : all.kinds()) {
            var rows = Examples.of(kind, tables);
            var alone = detectors(Set.of(kind), kind == DataKind.CUSTOM ? own : List.of());
            var inRows = Score.of(kind, alone, rows);
            var together = Score.of(kind, kind == DataKind.CUSTOM ? all : builtIn, rows);
            var inDocuments = Score.of(kind, all, documents);
            table.row(
                    kind.name(),
                    rows.size() + "",
                    percent(inRows.precision()),
                    percent(inRows.recall()),
                    wrong(together) + "",
                    inDocuments.planted() + "",
                    percent(inDocuments.precision()),
                    percent(inDocuments.recall()),
                    percent(inDocuments.hiddenShare()));
            judge(kind, inRows, together, inDocuments);
        }
        print("\n" + table + "\n");
    }

    private static void headline() {
        print("## Found in the tables, each kind alone, and in made-up documents, all together");
        print(
                "\n"
                    + "Together: rows in which the other kinds keep a value from being found as its"
                    + " own.");
        print("\nDocuments: " + DOCUMENTS + ", seed " + SEED + ". Found: from first to last sign.");
    }

    private void judge(DataKind kind, Score alone, Score together, Score inDocuments) {
        verdicts.add(Verdict.never(kind + ": rows that are not as the table says", wrong(alone)));
        verdicts.add(Verdict.never(kind + ": the same with all kinds together", wrong(together)));
        verdicts.add(atLeast(kind + ": precision in documents", inDocuments.precision()));
        verdicts.add(atLeast(kind + ": recall in documents", inDocuments.recall()));
    }

    private static int wrong(Score score) {
        return score.wrong() + score.planted() - score.exact();
    }

    private static Verdict atLeast(String target, double share) {
        var words = percent(share) + " (at least " + percent(LEAST_SHARE) + ")";
        var outcome = share >= LEAST_SHARE ? Verdict.Outcome.MET : Verdict.Outcome.NOT_MET;
        return new Verdict(target, words, outcome);
    }

    private static List<Document> documents() {
        var documents = new Documents(SEED);
        return IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> documents.page(VALUES_OF_EACH_KIND))
                .toList();
    }

    private void pages() {
        print("## A page of 15,000 characters, in ms\n");
        print("The quietest of several rounds. CPU: without what else the machine did.\n");
        var documents = new Documents(SEED + 1);
        var pages =
                IntStream.range(0, 20).mapToObj(i -> documents.pageOfLength(PAGE_CHARS)).toList();
        var without = EnumSet.complementOf(EnumSet.of(DataKind.PHONE));
        var table = new Table("detectors", "p50", "p99", "max", "CPU p50", "CPU p99");
        time(table, pages, "without phones", 20, detectors(without, List.of()));
        time(table, pages, "with phones", 60, detectors(with(without), List.of()));
        time(table, pages, "with phones and own", 60, detectors(with(without), own));
        print(table + "\n");
    }

    private static Set<DataKind> with(Set<DataKind> kinds) {
        var all = EnumSet.copyOf(kinds);
        all.add(DataKind.PHONE);
        return all;
    }

    private void time(
            Table table, List<String> pages, String name, double bound, Detectors detectors) {
        var times = new Clock().ofPages(detectors, pages);
        var p99 = times.wall().percentile(0.99);
        table.row(
                name,
                millis(times.wall().median()),
                millis(p99),
                millis(times.wall().max()),
                millis(times.cpu().median()),
                millis(times.cpu().percentile(0.99)));
        verdicts.add(Verdict.atMost("page " + name + ", p99", Clock.millis(p99), bound, " ms"));
    }

    private record Timed(String name, String text, Clock.Time time) {}

    private void hostileTexts() {
        print("## 1 MiB of hostile text, all detectors together, in ms\n");
        var detectors = detectors(EnumSet.allOf(DataKind.class), List.of());
        var clock = new Clock();
        var times = new ArrayList<Timed>();
        HostileTexts.ofLength(HOSTILE_CHARS)
                .forEach((name, text) ->
                        times.add(new Timed(name, text, clock.ofText(detectors, text))));
        times.sort(Comparator.comparingLong((Timed it) -> it.time().wall()).reversed());
        var table = new Table("text", "ms", "CPU", "the kind that takes longest");
        times.stream().limit(SHOWN).forEach(it -> row(table, it));
        print(table + "\n");
        var all = Distribution.of(times.stream().map(it -> it.time().wall()).toList());
        print("p50 " + millis(all.median()) + ", p99 " + millis(all.percentile(0.99)) + "\n");
        verdicts.add(
                Verdict.atMost("1 MiB of the worst text", Clock.millis(all.max()), 1_000, " ms"));
    }

    private static void row(Table table, Timed timed) {
        var kinds = new EnumMap<DataKind, Long>(DataKind.class);
        for (var kind : detectors(EnumSet.allOf(DataKind.class), List.of()).kinds()) {
            var alone = detectors(Set.of(kind), List.of());
            kinds.put(kind, new Clock().ofText(alone, timed.text()).cpu());
        }
        var slowest = Collections.max(kinds.entrySet(), Map.Entry.comparingByValue());
        table.row(
                timed.name(),
                millis((double) timed.time().wall()),
                millis((double) timed.time().cpu()),
                slowest.getKey() + ", CPU " + millis((double) slowest.getValue()));
    }

    private static Detectors detectors(Set<DataKind> kinds, List<Detector> own) {
        return Detectors.of(kinds, REGIONS, own);
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.2f", Clock.millis(nanos));
    }

    private int conclude() {
        print("## Targets\n");
        var table = new Table("target", "measured", "outcome");
        verdicts.forEach(it -> table.row(it.target(), it.measured(), it.outcome() + ""));
        print(table + "");
        var missed = verdicts.stream().anyMatch(it -> it.outcome() == Verdict.Outcome.NOT_MET);
        return missed ? 1 : 0;
    }

    private static void print(String text) {
        System.out.println(text);
    }
}
