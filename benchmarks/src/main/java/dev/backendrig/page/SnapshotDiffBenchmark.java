package dev.backendrig.page;

import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to tell a model how a page of about 8,000 tokens changed: difference, its text, and
/// the estimates of what both ways of telling would cost.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class SnapshotDiffBenchmark {
    private static final int LINES = 800;

    /// `value` is one field typed into, `replaced` a list of other links, `shuffled` the same links
    /// in another order, `repeated` lines made of two texts, where nothing holds the rest together.
    @Param({"value", "replaced", "shuffled", "repeated"})
    public String change = "value";

    private @Nullable KnownPage known;
    private @Nullable PageSnapshot now;

    @Setup
    public void makePages() {
        var random = new Random(1);
        var order = IntStream.range(0, LINES).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        var before = lines(change.equals("repeated") ? i -> either(random) : i -> link(i, ""));
        var after =
                switch (change) {
                    case "value" -> before.replace("link \"Artikel 400\"", "link \"Artikel\"");
                    case "replaced" -> lines(i -> link(LINES + i, "lain "));
                    case "shuffled" -> lines(i -> link(order.get(i), ""));
                    default -> lines(i -> either(random));
                };
        known = KnownPage.NONE.changes(new PageSnapshot("d", before)).next();
        now = new PageSnapshot("d", after);
    }

    private static String lines(IntFunction<String> line) {
        return IntStream.range(0, LINES).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String link(int ref, String word) {
        return "- #" + ref + " link \"Artikel " + word + ref + "\" 3 jam lalu";
    }

    private static String either(Random random) {
        return random.nextBoolean() ? "Bagikan lewat surel" : "Simpan untuk nanti";
    }

    @Benchmark
    public String tellWhatChanged() {
        if (known == null || now == null) throw new IllegalStateException("no pages were made");
        return known.changes(now).text();
    }
}
