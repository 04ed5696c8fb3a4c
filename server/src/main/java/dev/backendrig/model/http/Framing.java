package dev.backendrig.model.http;

import dev.backendrig.model.sse.LineParser;
import dev.backendrig.model.sse.SseHandler;
import dev.backendrig.model.sse.SseParser;
import dev.backendrig.model.sse.StreamParser;

/// How a streamed body is cut into events.
public enum Framing {
    /// Server-Sent Events.
    EVENTS,
    /// One JSON value on each line.
    LINES;

    StreamParser parser(int maxEventBytes, SseHandler handler) {
        return switch (this) {
            case EVENTS -> new SseParser(maxEventBytes, handler);
            case LINES -> new LineParser(maxEventBytes, handler);
        };
    }
}
