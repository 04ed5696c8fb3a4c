package dev.backendrig.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sends an empty line on streams that have been silent for a while, so that nothing between the
/// server and the client takes them for dead. One thread for all streams: it only starts writes.
/// Thread-safe.
final class KeepAlives implements AutoCloseable {
    private static final byte[] EMPTY_LINE = {'\n'};
    private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Duration interval;
    private final HttpMetrics metrics;
    private final ScheduledThreadPoolExecutor timer;

    KeepAlives(Duration interval, HttpMetrics metrics) {
        this.interval = interval;
        this.metrics = metrics;
        timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("keep-alive").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /// Keeps the stream alive until the beat is closed.
    Beat start(StreamWrites stream) {
        return start(stream, EMPTY_LINE);
    }

    /// The same by comments (WHATWG HTML, 9.2.6), for clients that know them.
    Beat startWithComments(StreamWrites stream) {
        return start(stream, COMMENT);
    }

    private Beat start(StreamWrites stream, byte[] signal) {
        var beat = new Beat(stream, signal);
        beat.schedule(interval);
        return beat;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// The keep-alive of one stream.
    final class Beat implements Runnable, AutoCloseable {
        private final StreamWrites stream;
        private final byte[] signal;
        private final AtomicReference<@Nullable Future<?>> next = new AtomicReference<>();
        private volatile boolean closed;

        private Beat(StreamWrites stream, byte[] signal) {
            this.stream = stream;
            this.signal = signal;
        }

        private void schedule(Duration delay) {
            next.set(timer.schedule(this, delay.toNanos(), TimeUnit.NANOSECONDS));
        }

        @Override
        public void run() {
            if (closed) return;
            var left = interval.minus(stream.silence());
            if (left.isPositive()) {
                schedule(left);
                return;
            }
            if (stream.tryWrite(ByteBuffer.wrap(signal))) metrics.keepAlive();
            schedule(interval);
        }

        @Override
        public void close() {
            closed = true;
            var pending = next.get();
            if (pending != null) pending.cancel(false);
        }
    }
}
