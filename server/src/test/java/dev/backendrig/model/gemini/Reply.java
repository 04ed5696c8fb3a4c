package dev.backendrig.model.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What [FakeGemini] answers to one request, step by step. Built by one thread, then given away.
///
/// ```
/// Reply.stream().event(Chunks.text("Hel")).hold(gate).event(Chunks.finish("STOP"))
/// Reply.status(429).header("Retry-After", "7").json(Chunks.error(429, "RESOURCE_EXHAUSTED"))
/// Reply.stream().event(Chunks.text("Hel")).reset()
/// ```
public final class Reply {
    /// One thing to do.
    sealed interface Step {
        /// Write these bytes of the body, at once and as one piece.
        final class Write implements Step {
            private final byte[] bytes;

            private Write(byte[] bytes) {
                this.bytes = bytes;
            }

            byte[] bytes() {
                return bytes;
            }
        }

        record Hold(Gate gate) implements Step {}

        record Pause(Duration time) implements Step {}

        /// Close the connection without the body's proper end.
        record Cut() implements Step {}

        record Reset() implements Step {}
    }

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Step> beforeHead = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private String lineEnd = "\r\n";
    private int pieceBytes = Integer.MAX_VALUE;
    private boolean chunked = true;

    private Reply(int status, String contentType) {
        this.status = status;
        headers.put("Content-Type", contentType);
    }

    /// An event stream with status 200, to be filled.
    public static Reply stream() {
        return new Reply(200, "text/event-stream");
    }

    /// An event stream of these chunks, which ends well.
    public static Reply stream(JsonValue... chunks) {
        var reply = stream();
        for (var chunk : chunks) reply.event(chunk);
        return reply;
    }

    /// A response with this status and no body yet.
    public static Reply status(int status) {
        return new Reply(status, "application/json; charset=UTF-8");
    }

    /// Does not even answer with a head before the gate opens.
    public static Reply silentUntil(Gate gate) {
        var reply = stream();
        reply.beforeHead.add(new Step.Hold(gate));
        return reply;
    }

    /// Closes the connection in place of an answer.
    public static Reply hangUp() {
        var reply = stream();
        reply.beforeHead.add(new Step.Cut());
        return reply;
    }

    public Reply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /// Ends the lines of events with this from now on: CRLF unless told otherwise.
    public Reply lineEnd(String end) {
        lineEnd = end;
        return this;
    }

    /// Writes what follows in pieces of so many bytes.
    public Reply split(int bytes) {
        pieceBytes = bytes;
        return this;
    }

    /// Marks the body's end by closing the connection instead of by a last chunk.
    public Reply untilClose() {
        chunked = false;
        return this;
    }

    /// One event with this data.
    public Reply event(JsonValue data) {
        return raw("data: " + Json.write(data) + lineEnd + lineEnd);
    }

    /// The whole body as JSON.
    public Reply json(JsonValue body) {
        return raw(Json.write(body));
    }

    /// Any text.
    public Reply raw(String text) {
        return raw(text.getBytes(UTF_8));
    }

    /// Any bytes.
    public Reply raw(byte[] bytes) {
        for (var from = 0; from < bytes.length; from += Math.min(pieceBytes, bytes.length - from)) {
            var length = Math.min(pieceBytes, bytes.length - from);
            var piece = new byte[length];
            System.arraycopy(bytes, from, piece, 0, length);
            steps.add(new Step.Write(piece));
        }
        return this;
    }

    /// Goes on when the gate is open.
    public Reply hold(Gate gate) {
        steps.add(new Step.Hold(gate));
        return this;
    }

    /// Goes on after this time; for load, not for tests to wait by.
    public Reply pause(Duration time) {
        steps.add(new Step.Pause(time));
        return this;
    }

    /// Closes the connection (FIN) here, without the body's proper end.
    public Reply cut() {
        steps.add(new Step.Cut());
        return this;
    }

    /// Resets the connection (RST) here.
    public Reply reset() {
        steps.add(new Step.Reset());
        return this;
    }

    List<Step> beforeHead() {
        return beforeHead;
    }

    List<Step> steps() {
        return steps;
    }

    boolean chunked() {
        return chunked;
    }

    byte[] head() {
        var head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append(chunked ? "Transfer-Encoding: chunked\r\n" : "Connection: close\r\n");
        return head.append("\r\n").toString().getBytes(UTF_8);
    }
}
