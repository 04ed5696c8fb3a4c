package dev.backendrig.http;

import dev.backendrig.mcp.server.HttpReply;
import dev.backendrig.mcp.server.MessageSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes the streams of messages to MCP clients, until they end or their clients go. Thread-safe.
///
/// @param runs what a stopping server waits for
record McpStreams(LiveRuns runs, HttpTimes times, HttpMetrics metrics) {
    private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    /// Sends a stream and ends the exchange.
    void send(Exchange exchange, HttpReply.Stream stream) {
        // A silent stream is no idle connection; who is gone is noticed otherwise.
        exchange.request().addIdleTimeoutListener(_ -> false);
        var thread = stream.endsWithServer() ? runs.beginListening() : runs.beginReading();
        metrics.streamOpened();
        try (thread;
                var source = stream.source();
                var _ = ClientGone.watch(exchange.request(), thread)) {
            EventStream.prepare(exchange);
            var writes = new StreamWrites(exchange.response(), thread, times.write());
            writes.write(false, ByteBuffer.wrap(NOTHING));
            copy(source, writes, thread);
        } catch (ClientGoneException _) {
            metrics.clientGone();
            exchange.abort();
            return;
        } finally {
            metrics.streamClosed();
            runs.end(thread);
        }
        exchange.complete();
    }

    private void copy(MessageSource source, StreamWrites writes, RunThread thread) {
        while (true) {
            try {
                switch (source.next(times.keepAlive())) {
                    case MessageSource.Piece.Events(var bytes) -> writes.write(false, bytes);
                    case MessageSource.Piece.Silence() -> {
                        writes.write(false, ByteBuffer.wrap(KEEP_ALIVE));
                        metrics.keepAlive();
                    }
                    case MessageSource.Piece.End() -> {
                        writes.write(true, ByteBuffer.wrap(NOTHING));
                        return;
                    }
                }
            } catch (InterruptedException e) {
                if (thread.isClientGone()) throw new ClientGoneException("The client went away");
                var goodbye = source.goodbye();
                // Of a call the last word is on its way.
                if (goodbye.isEmpty()) continue;
                writes.write(true, goodbye.get());
                return;
            }
        }
    }
}
