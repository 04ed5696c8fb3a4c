package dev.backendrig.http;

import dev.backendrig.http.stream.LogRead;
import dev.backendrig.http.stream.RunLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Sends a run's events to one client, those that are there and those that come, until the run's end
/// or the client's. Thread-safe.
///
/// A client that reads slowly holds up nobody but itself: what it has not taken stays in the log, and
/// where the log drops it the client is cut off.
final class LogStream {
    private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private final LiveRuns runs;
    private final HttpTimes times;
    private final HttpMetrics metrics;

    /// How it ended.
    enum End {
        /// The client has everything.
        SENT,
        /// The run ended without any event, and nothing was sent.
        NOTHING_TOLD,
        /// The client was cut off, or went away.
        BROKEN
    }

    LogStream(LiveRuns runs, HttpTimes times, HttpMetrics metrics) {
        this.runs = runs;
        this.times = times;
        this.metrics = metrics;
    }

    /// Sends events, and closes the reader.
    ///
    /// @param atOnce whether the answer begins before there is an event
    End send(Exchange exchange, RunLog.Reader reader, boolean atOnce) {
        // A silent stream is no idle connection; who is gone is noticed otherwise.
        exchange.request().addIdleTimeoutListener(_ -> false);
        var thread = runs.beginReading();
        metrics.streamOpened();
        try (thread;
                reader;
                var _ = ClientGone.watch(exchange.request(), thread)) {
            var writes = new StreamWrites(exchange.response(), thread, times.write());
            EventStream.prepare(exchange);
            if (atOnce) writes.write(false, ByteBuffer.wrap(NOTHING));
            return copy(reader, writes, thread);
        } catch (ClientGoneException _) {
            metrics.clientGone();
            return End.BROKEN;
        } finally {
            metrics.streamClosed();
            runs.end(thread);
        }
    }

    private End copy(RunLog.Reader reader, StreamWrites writes, RunThread thread) {
        while (true) {
            switch (next(reader, thread)) {
                case LogRead.Events(var bytes, var last) -> {
                    writes.write(last, bytes);
                    if (last) return End.SENT;
                }
                case LogRead.Silence() -> {
                    // What fails before its first event is still to be told by an HTTP status.
                    if (writes.hasSent()) {
                        writes.write(false, ByteBuffer.wrap(KEEP_ALIVE));
                        metrics.keepAlive();
                    }
                }
                case LogRead.End() -> {
                    if (!writes.hasSent()) return End.NOTHING_TOLD;
                    writes.write(true, ByteBuffer.wrap(NOTHING));
                    return End.SENT;
                }
                case LogRead.Lost() -> {
                    return End.BROKEN;
                }
            }
        }
    }

    private LogRead next(RunLog.Reader reader, RunThread thread) {
        // The first byte to come is at most one keep-alive away from the last one.
        while (true) {
            try {
                return reader.read(times.keepAlive());
            } catch (InterruptedException e) {
                if (thread.isClientGone()) throw new ClientGoneException("The client went away");
                // The server stops: the run is told so too, and its last words are on their way.
            }
        }
    }
}
