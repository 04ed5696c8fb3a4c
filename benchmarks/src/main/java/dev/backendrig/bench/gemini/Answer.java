package dev.backendrig.bench.gemini;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A streamed HTTP answer: one write per event, nothing buffered.
final class Answer {
    private static final String HEAD =
            """
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            \r
            """;
    private static final String NOT_FOUND =
            """
            HTTP/1.1 404 Not Found\r
            Content-Type: application/json\r
            Content-Length: 2\r
            \r
            {}\
            """;

    private final OutputStream out;

    private Answer(OutputStream out) {
        this.out = out;
    }

    static Answer start(OutputStream out) throws IOException {
        out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        return new Answer(out);
    }

    static void notFound(OutputStream out) throws IOException {
        out.write(NOT_FOUND.getBytes(StandardCharsets.US_ASCII));
    }

    /// Sends the events in one write.
    void send(String events) throws IOException {
        var frame = Integer.toHexString(events.length()) + "\r\n" + events + "\r\n";
        out.write(frame.getBytes(StandardCharsets.US_ASCII));
    }

    /// Sends the last events and ends the answer.
    void end(String events) throws IOException {
        send(events);
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
