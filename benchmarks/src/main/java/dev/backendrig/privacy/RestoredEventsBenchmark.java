package dev.backendrig.privacy;

import dev.backendrig.model.ModelEvent;
import dev.backendrig.privacy.detector.DataKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What privacy adds to a chunk's way from the model to the answer, beside the bare way. In the
/// vault's own package, because nobody outside of it puts a value into one.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class RestoredEventsBenchmark {
    private static final int VALUES = 100;

    private final ModelEvent plain = new ModelEvent.TextDelta(" the quick brown fox jumps");
    private final ModelEvent brackets =
            new ModelEvent.TextDelta(" [a](b) & \\*c\\* 5% [E [EMAIL] ");
    private final ModelEvent whole = new ModelEvent.TextDelta(" write to [EMAIL_12], then");
    private final ModelEvent first = new ModelEvent.TextDelta(" write to \\[EMA");
    private final ModelEvent second = new ModelEvent.TextDelta("IL\\_12\\], then");

    private Consumer<ModelEvent> bare = _ -> {};
    private Consumer<ModelEvent> restored = _ -> {};

    @Setup
    public void fill(Blackhole hole) {
        var vault = new Vault();
        for (var i = 0; i < VALUES; i++) {
            vault.placeholder(DataKind.EMAIL, "ana" + i + "@example.com");
        }
        vault.lookalikeSeen();
        var redactor = Redactor.of(PrivacySettings.DEFAULT, _ -> List.of());
        var mask = new RunMask(redactor, vault, "prompt", _ -> Optional.empty(), _ -> {});
        bare = hole::consume;
        restored = mask.restoring(hole::consume);
    }

    @Benchmark
    public void bareWay() {
        bare.accept(plain);
    }

    @Benchmark
    public void plainText() {
        restored.accept(plain);
    }

    @Benchmark
    public void textFullOfBrackets() {
        restored.accept(brackets);
    }

    @Benchmark
    public void wholePlaceholder() {
        restored.accept(whole);
    }

    /// Two chunks.
    @Benchmark
    public void placeholderInTwoChunks() {
        restored.accept(first);
        restored.accept(second);
    }
}
