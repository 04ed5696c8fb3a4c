package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.model.offline.OfflineChatModel;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/// What one result of a tool costs, a page of 15,000 characters with 50 values, before the model sees
/// it. With the server's own flags.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ToolResultBenchmark {
    private final ReadingRun.Defaults defaults = new ReadingRun.Defaults(new OfflineChatModel());
    private final ReadingRun old = new ReadingRun(defaults, _ -> {});

    @Setup
    public void show() {
        old.shown();
    }

    /// A new run: all that the benchmarks below have in them too.
    @Benchmark
    public ReadingRun newRun() {
        return new ReadingRun(defaults, _ -> {});
    }

    /// Its words, its site, its elements and whether it gives orders are taken in.
    @Benchmark
    public ToolOutcome taken() {
        return new ReadingRun(defaults, _ -> {}).hooksLearn();
    }

    /// Cleaned, framed, and its values hidden.
    @Benchmark
    public List<Message> shownFirst() {
        return new ReadingRun(defaults, _ -> {}).shown();
    }

    /// In each later step of the run.
    @Benchmark
    public List<Message> shownAgain() {
        return old.shown();
    }
}
