package dev.backendrig.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to write one piece of an answer as an event. In the encoder's own package, because
/// nobody outside of it has a use for the encoder.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class SseEncoderBenchmark {
    private final SseEncoder encoder = new SseEncoder();
    private final String oneLine = " the quick brown fox jumps over the lazy dog";
    private final String severalLines = "one\n\n- two\n- three\r\n- four\n";
    private final String wide = "Ya, boleh é 世界 😀 selesai";

    @Benchmark
    public ByteBuffer oneLine() {
        return encoder.data(oneLine);
    }

    @Benchmark
    public ByteBuffer severalLines() {
        return encoder.data(severalLines);
    }

    @Benchmark
    public ByteBuffer wideCharacters() {
        return encoder.data(wide);
    }
}
