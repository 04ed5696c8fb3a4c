package dev.backendrig.bench.micro;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonValue;
import java.nio.charset.StandardCharsets;
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

/// The JSON of one Gemini chunk, read into a tree: most of what a chunk costs the parser.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class JsonBenchmark {
    private final byte[] chunk =
            """
            {"candidates":[{"content":{"parts":[{"text":" the quick brown fox"}],"role":"model"},\
            "index":0}],"usageMetadata":{"promptTokenCount":12,"candidatesTokenCount":34,\
            "totalTokenCount":46},"modelVersion":"fake","responseId":"bench"}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public JsonValue parseOneChunk() {
        return Json.parse(chunk);
    }
}
