package dev.backendrig.model.gemini;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.sse.SseHandler;
import dev.backendrig.model.sse.SseParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What it costs to make a turn of a stream's bytes, for each chunk: event, JSON, text delta. In the
/// parser's own package, because nobody outside of it has a use for its parts.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class GeminiParserBenchmark {
    private static final int CHUNKS = 100;
    private static final int MAX_EVENT_BYTES = 1024 * 1024;

    private final byte[] chunk = event("");
    private final byte[] lastChunk = event("\"finishReason\":\"STOP\",");

    private static byte[] event(String ending) {
        return """
        data: {"candidates":[{"content":{"parts":[{"text":" the quick brown fox"}],\
        "role":"model"},%s"index":0}],"usageMetadata":{"promptTokenCount":12,\
        "candidatesTokenCount":34,"totalTokenCount":46},"modelVersion":"fake",\
        "responseId":"bench"}\r
        \r
        """
                .formatted(ending)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// One answer of many chunks, each in a read of its own, as a network brings them.
    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public ModelTurn chunk(Blackhole sink) {
        var turn = new TurnBuilder(sink::consume);
        var parser = new SseParser(MAX_EVENT_BYTES, new Handler(turn));
        for (var i = 1; i < CHUNKS; i++) parser.feed(ByteBuffer.wrap(chunk));
        parser.feed(ByteBuffer.wrap(lastChunk));
        parser.end();
        return turn.build();
    }

    private record Handler(TurnBuilder turn) implements SseHandler {
        @Override
        public void event(String type, byte[] buffer, int offset, int length) {
            turn.add((JsonObject) Json.parse(buffer, offset, length));
        }

        @Override
        public void unfinished(String type, byte[] buffer, int offset, int length) {
            throw new IllegalStateException("the stream is whole");
        }

        @Override
        public void foreignLine(byte[] buffer, int offset, int length) {
            throw new IllegalStateException("the stream is whole");
        }
    }
}
