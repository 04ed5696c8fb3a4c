package dev.backendrig.bench.load;

import dev.backendrig.bench.gemini.Receipts;
import dev.backendrig.bench.gemini.Script;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads many streams at once on the calling thread.
///
/// One selector instead of a thread per stream: a woken virtual thread would add the scheduler's
/// share to every measured arrival.
public final class StreamClient {
    private static final int BUFFER = 64 * 1024;
    private static final long POLL_MILLIS = 100;

    private final Receipts receipts;

    public StreamClient(Receipts receipts) {
        this.receipts = receipts;
    }

    /// Opens a stream for each script and reads all of them to their end.
    ///
    /// @param limit what is not there by then is a fault
    public List<StreamOutcome> run(
            Endpoint endpoint, List<? extends Script> scripts, Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        var streams = new ArrayList<OpenStream>();
        try (var selector = Selector.open()) {
            try {
                for (var script : scripts) {
                    var stream = new OpenStream(script, endpoint.lastWord(), receipts);
                    streams.add(stream);
                    open(endpoint, script, selector, stream);
                }
                readAll(selector, deadline);
            } finally {
                for (var key : selector.keys()) key.channel().close();
            }
        }
        return streams.stream().map(OpenStream::outcome).toList();
    }

    private static void open(Endpoint endpoint, Script script, Selector selector, OpenStream stream)
            throws IOException {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(endpoint.address());
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.write(ByteBuffer.wrap(endpoint.request(script.prompt())));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, stream);
        } catch (IOException e) {
            stream.fail("not opened: " + e.getMessage());
            if (channel != null) channel.close();
        }
    }

    private static void readAll(Selector selector, long deadline) throws IOException {
        var buffer = ByteBuffer.allocateDirect(BUFFER);
        while (!selector.keys().isEmpty() && System.nanoTime() < deadline) {
            selector.select(key -> read(key, buffer), POLL_MILLIS);
        }
    }

    private static void read(SelectionKey key, ByteBuffer buffer) {
        var stream = (OpenStream) key.attachment();
        try {
            buffer.clear();
            var count = ((SocketChannel) key.channel()).read(buffer);
            var now = System.nanoTime();
            buffer.flip();
            if (count < 0 || !stream.received(buffer, now)) close(key);
        } catch (IOException e) {
            stream.fail("broken: " + e.getMessage());
            close(key);
        }
    }

    private static void close(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            // Nothing more is expected of it; what is missing shows in the outcome.
        }
    }
}
