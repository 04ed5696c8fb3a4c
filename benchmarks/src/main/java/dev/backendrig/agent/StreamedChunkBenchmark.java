package dev.backendrig.agent;

import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// The way of a chunk from the model to the run's answer with every default on, beside the bare way:
/// values put back, and the answer made safe for a client that renders it in its own way. The run
/// has read a page of 15,000 characters, and its vault has 50 values. With the server's own flags.
///
/// A sample is an answer of 100 chunks, told as the time of one.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class StreamedChunkBenchmark {
    private static final int CHUNKS = 100;
    private static final ModelRequest REQUEST =
            new ModelRequest("", List.of(), List.of(), false, Language.INDONESIAN);

    private static final Map<String, String> TEXTS =
            Map.of(
                    "plain", " semua harga sudah termasuk pajak dan dapat berubah kapan saja",
                    "markdown", "\n- **Pesanan 12**: `dikirim`, *lihat* [rincian] & 5 < 6",
                    "placeholder", " pembelinya adalah [EMAIL_12], dan pesanannya sudah dikirim",
                    "link", " [lihat](https://lain.example/barang/12?warna=biru) di sana",
                    "cut", "dan_12] atau [EMA");

    /// What the model says again and again.
    @Param({"plain", "markdown", "placeholder", "link", "cut"})
    public String text = "plain";

    private @Nullable ReadingRun run;
    private @Nullable ChatModel model;

    @Setup
    public void read(Blackhole hole) {
        model = new Repeating(new ModelEvent.TextDelta(TEXTS.getOrDefault(text, text)));
        run = new ReadingRun(new ReadingRun.Defaults(model), hole::consume);
        run.hooksLearn();
        run.shown();
    }

    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public ModelTurn bareWay() throws InterruptedException {
        if (run == null || model == null) throw new IllegalStateException("nothing was read");
        return model.stream(REQUEST, run.answer()::modelSays);
    }

    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public ModelTurn withEveryDefault() throws InterruptedException {
        if (run == null) throw new IllegalStateException("nothing was read");
        return run.talk().ask(REQUEST);
    }

    /// Says the same chunk again and again.
    private record Repeating(ModelEvent chunk) implements ChatModel {
        private static final ModelTurn TURN =
                new ModelTurn(
                        new Message.Assistant("", List.of(), null),
                        new Ending(Ending.Kind.COMPLETE, ""),
                        null,
                        List.of());

        @Override
        public ModelInfo info() {
            return new ModelInfo("made_up", "made_up", true, false, ModelInfo.WebSearch.NONE);
        }

        @Override
        public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
            for (var i = 0; i < CHUNKS; i++) events.accept(chunk);
            return TURN;
        }
    }
}
