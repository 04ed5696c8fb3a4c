package dev.backendrig.model.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.sse.SseException;
import dev.backendrig.model.sse.SseHandler;
import dev.backendrig.model.sse.StreamParser;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/// Reads one successful response's body to its end. Used by one thread, once.
///
/// Only a whole event counts as a sign of life: bytes that never make one, comments among them, do
/// not keep a call alive. The time that the handling of an event takes does not count.
public final class EventReader implements SseHandler {
    private static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;
    private static final long MAX_ANSWER_BYTES = 64L * 1024 * 1024;

    /// How long the rest of a stream is waited for once the end has been told: counts may follow.
    private static final Duration TAIL = Duration.ofSeconds(5);

    /// How long the end of the body is waited for when nothing more will follow, so that the
    /// connection can be used again.
    private static final Duration CLOSING = Duration.ofMillis(250);

    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

    private final ProviderExchange exchange;
    private final Duration idleTimeout;
    private final EventSink sink;
    private final StrayJson stray;
    private final StreamParser parser;
    private long received;
    private boolean spoken;

    /// @param idleTimeout between two events
    public EventReader(
            ProviderExchange exchange, Framing framing, Duration idleTimeout, EventSink sink) {
        this.exchange = exchange;
        this.idleTimeout = idleTimeout;
        this.sink = sink;
        this.stray = new StrayJson(exchange, MAX_EVENT_BYTES);
        this.parser = framing.parser(MAX_EVENT_BYTES, this);
    }

    /// Reads until the body ends as its framing promised, or until the sink has had what it needs.
    /// Whether what came was a whole answer is for the sink's owner.
    ///
    /// @throws ModelException if the body breaks off, falls silent or cannot be read
    public void read() throws InterruptedException {
        try {
            var more = true;
            while (more) more = takeNext(exchange.next());
        } catch (SseException e) {
            throw exchange.failure(Kind.UNREADABLE, "an event is too big");
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
                if (!sink.finished()) throw silence();
                yield false;
            }
            case Arrival.Broken(var cause) -> {
                if (!sink.finished()) throw exchange.failure(Kind.BROKEN_STREAM, name(cause));
                yield false;
            }
            case Arrival.Head _ -> throw new IllegalStateException("a second head");
        };
    }

    private void feed(ByteBuffer bytes) {
        received += bytes.remaining();
        if (received > MAX_ANSWER_BYTES) {
            throw exchange.failure(Kind.UNREADABLE, "the answer is too long");
        }
        parser.feed(bytes);
    }

    private void end() {
        parser.end();
        if (sink.finished()) return;
        stray.end().ifPresent(this::takeValue);
        if (!spoken && stray.sawOtherLines()) {
            throw exchange.failure(Kind.UNREADABLE, "the answer is not an event stream");
        }
    }

    @Override
    public void event(String type, byte[] buffer, int offset, int length) {
        if (length == 0) return;
        if (isDone(buffer, offset, length)) {
            takeDone();
        } else {
            takeValue(type, parse(buffer, offset, length));
        }
    }

    @Override
    public void unfinished(String type, byte[] buffer, int offset, int length) {
        if (length == 0) return;
        if (isDone(buffer, offset, length)) {
            takeDone();
            return;
        }
        // A sender that forgot the last empty line is forgiven, one that was cut off is not.
        JsonValue value;
        try {
            value = Json.parse(buffer, offset, length);
        } catch (JsonException e) {
            if (sink.finished()) return;
            throw exchange.failure(Kind.BROKEN_STREAM, "the answer ends within an event");
        }
        takeValue(type, value);
    }

    @Override
    public void foreignLine(byte[] buffer, int offset, int length) {
        stray.line(buffer, offset, length).ifPresent(this::takeValue);
    }

    private JsonValue parse(byte[] buffer, int offset, int length) {
        try {
            return Json.parse(buffer, offset, length);
        } catch (JsonException e) {
            throw exchange.failure(Kind.UNREADABLE, "an event holds broken JSON");
        }
    }

    private void takeDone() {
        sink.takeDone();
        expectNext();
    }

    private void takeValue(JsonValue value) {
        takeValue("", value);
    }

    private void takeValue(String type, JsonValue value) {
        exchange.pauseClock();
        spoken = true;
        switch (value) {
            case JsonObject event -> sink.take(type, event);
            case JsonArray events -> events.objects().forEach(event -> sink.take(type, event));
            default -> throw exchange.failure(Kind.UNREADABLE, "an event is not a JSON object");
        }
        expectNext();
    }

    private void expectNext() {
        exchange.expectWithin(shorter(patience(), idleTimeout));
    }

    private Duration patience() {
        if (sink.over()) return CLOSING;
        return sink.finished() ? TAIL : idleTimeout;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private ModelException silence() {
        return spoken
                ? exchange.failure(Kind.IDLE, "no event within " + idleTimeout.toMillis() + " ms")
                : ResponseHead.noFirstEvent(exchange);
    }

    private static boolean isDone(byte[] buffer, int offset, int length) {
        return Arrays.equals(buffer, offset, offset + length, DONE, 0, DONE.length);
    }

    /// The class alone: an exception's words may quote what was sent.
    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }
}
