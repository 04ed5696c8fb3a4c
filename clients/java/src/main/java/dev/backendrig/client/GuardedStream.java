package dev.backendrig.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A stream that ends when nothing came for a while. Read by one thread; another one, its own,
/// watches the time.
final class GuardedStream extends FilterInputStream {
    private final Thread guard;
    private volatile long seen = System.nanoTime();

    GuardedStream(InputStream stream, Duration idle) {
        super(stream);
        guard = Thread.ofVirtual().name("stream-guard").unstarted(() -> watch(idle));
    }

    /// Begins to watch.
    GuardedStream guarded() {
        guard.start();
        return this;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        seen = System.nanoTime();
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        seen = System.nanoTime();
        return read;
    }

    @Override
    public void close() throws IOException {
        guard.interrupt();
        super.close();
    }

    private void watch(Duration idle) {
        try {
            for (var left = idle; left.isPositive(); left = left(idle)) Thread.sleep(left);
            super.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The reader meets the same fault.
            seen = 0;
        }
    }

    private Duration left(Duration idle) {
        return idle.minusNanos(System.nanoTime() - seen);
    }
}
