package dev.backendrig.model.sse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Cuts a stream of bytes into lines, each an event without a name, as in bodies of JSON lines.
///
/// Lines end with LF; a CR before it is white space to JSON. Empty lines are read over. Bytes are
/// never decoded here, so a character may be split anywhere.
public final class LineParser implements StreamParser {
    private final int maxLineBytes;
    private final SseHandler handler;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /// @param maxLineBytes how much of one line is held
    public LineParser(int maxLineBytes, SseHandler handler) {
        if (maxLineBytes < 1) {
            throw new IllegalArgumentException("maxLineBytes must be >= 1: " + maxLineBytes);
        }
        this.maxLineBytes = maxLineBytes;
        this.handler = handler;
    }

    @Override
    public void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            var next = bytes.get();
            if (next == '\n') {
                endLine();
            } else {
                add(next);
            }
        }
    }

    @Override
    public void end() {
        var rest = line.toByteArray();
        if (!isBlank(rest)) handler.unfinished("", rest, 0, rest.length);
        line.reset();
    }

    private void add(byte next) {
        if (line.size() == maxLineBytes) {
            throw new SseException("a line is larger than " + maxLineBytes + " bytes");
        }
        line.write(next);
    }

    private void endLine() {
        var whole = line.toByteArray();
        line.reset();
        if (!isBlank(whole)) handler.event("", whole, 0, whole.length);
    }

    private static boolean isBlank(byte[] bytes) {
        for (var each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') return false;
        }
        return true;
    }
}
