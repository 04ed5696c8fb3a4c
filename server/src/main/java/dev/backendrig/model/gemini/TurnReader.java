package dev.backendrig.model.gemini;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.sse.SseException;
import dev.backendrig.model.sse.SseHandler;
import dev.backendrig.model.sse.SseParser;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/// Reads one successful response's body to its end. Used by one thread, once.
///
/// Only a whole event counts as a sign of life: bytes that never make one, comments among them, do
/// not keep a call alive. The time that the handling of an event takes does not count.
final class TurnReader implements SseHandler {
    private static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;
    private static final long MAX_ANSWER_BYTES = 64L * 1024 * 1024;

    /// How long the rest of a stream is waited for once the end has been told: counts may follow.
    private static final Duration TAIL = Duration.ofSeconds(5);

    /// What some gateways append after the fashion of another API.
    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

    private final GeminiExchange exchange;
    private final TurnBuilder turn;
    private final Duration idleTimeout;
    private final StrayJson stray = new StrayJson(MAX_EVENT_BYTES);
    private final SseParser parser = new SseParser(MAX_EVENT_BYTES, this);
    private long received;
    private boolean spoken;

    TurnReader(GeminiExchange exchange, TurnBuilder turn, Duration idleTimeout) {
        this.exchange = exchange;
        this.turn = turn;
        this.idleTimeout = idleTimeout;
    }

    ModelTurn read() throws InterruptedException {
        try {
            var more = true;
            while (more) more = takeNext(exchange.next());
            return turn.build();
        } catch (SseException e) {
            throw failure(Kind.UNREADABLE, "an event is too big");
        }
    }

    /// @return whether there is more to come
    private boolean takeNext(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Bytes(var buffers) -> {
                buffers.forEach(this::feed);
                yield true;
            }
            case Arrival.End _ -> {
                end();
                yield false;
            }
            case Arrival.Silence _ -> {
                if (!turn.finished()) throw silence();
                yield false;
            }
            case Arrival.Broken(var cause) -> {
                if (!turn.finished()) throw failure(Kind.BROKEN_STREAM, name(cause));
                yield false;
            }
            case Arrival.Head _ -> throw new IllegalStateException("a second head");
        };
    }

    private void feed(ByteBuffer bytes) {
        received += bytes.remaining();
        if (received > MAX_ANSWER_BYTES) throw failure(Kind.UNREADABLE, "the answer is too long");
        parser.feed(bytes);
    }

    private void end() {
        parser.end();
        if (turn.finished()) return;
        stray.end().ifPresent(this::takeValue);
        if (!spoken && stray.sawOtherLines()) {
            throw failure(Kind.UNREADABLE, "the answer is not an event stream");
        }
    }

    @Override
    public void event(String type, byte[] buffer, int offset, int length) {
        if (length == 0 || isDone(buffer, offset, length)) return;
        takeValue(parse(buffer, offset, length));
    }

    @Override
    public void unfinished(String type, byte[] buffer, int offset, int length) {
        if (length == 0 || isDone(buffer, offset, length)) return;
        // A sender that forgot the last empty line is forgiven, one that was cut off is not.
        JsonValue value;
        try {
            value = Json.parse(buffer, offset, length);
        } catch (JsonException e) {
            if (turn.finished()) return;
            throw failure(Kind.BROKEN_STREAM, "the answer ends within an event");
        }
        takeValue(value);
    }

    @Override
    public void foreignLine(byte[] buffer, int offset, int length) {
        stray.line(buffer, offset, length).ifPresent(this::takeValue);
    }

    private static JsonValue parse(byte[] buffer, int offset, int length) {
        try {
            return Json.parse(buffer, offset, length);
        } catch (JsonException e) {
            throw failure(Kind.UNREADABLE, "an event holds broken JSON");
        }
    }

    private void takeValue(JsonValue value) {
        exchange.pauseClock();
        spoken = true;
        switch (value) {
            case JsonObject chunk -> takeChunk(chunk);
            case JsonArray chunks -> chunks.objects().forEach(this::takeChunk);
            default -> throw failure(Kind.UNREADABLE, "an event is not a JSON object");
        }
        exchange.expectWithin(
                turn.finished() && TAIL.compareTo(idleTimeout) < 0 ? TAIL : idleTimeout);
    }

    private void takeChunk(JsonObject chunk) {
        if (chunk.has("error")) {
            throw GeminiErrors.of(0, chunk.object("error").orElse(JsonObject.EMPTY), null);
        }
        turn.add(chunk);
    }

    private ModelException silence() {
        return spoken
                ? failure(Kind.IDLE, "no event within " + idleTimeout.toMillis() + " ms")
                : GeminiChatModel.noFirstEvent();
    }

    private static boolean isDone(byte[] buffer, int offset, int length) {
        return Arrays.equals(buffer, offset, offset + length, DONE, 0, DONE.length);
    }

    /// The class alone: an exception's words may quote what was sent.
    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    private static ModelException failure(Kind kind, String detail) {
        return new ModelException(kind, GeminiChatModel.PROVIDER, detail);
    }
}
