package dev.backendrig.bench.gemini;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A Gemini that answers by script, on loopback: `streamGenerateContent` and nothing else.
///
/// It lives in the load client's process, because only inside one process are the times of
/// sending and arriving on one clock. A virtual thread for each connection; they end when the
/// peer or [#close] closes the connection.
public final class FakeGemini implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final ServerSocket listener;
    private final Receipts receipts = new Receipts();
    private final RoundTrips roundTrips = new RoundTrips();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private FakeGemini(ServerSocket listener) {
        this.listener = listener;
    }

    /// Starts one on a free port.
    public static FakeGemini start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var gemini = new FakeGemini(new ServerSocket());
        gemini.listener.bind(address, BACKLOG);
        Thread.ofPlatform().daemon().name("fake-gemini").start(gemini::accept);
        return gemini;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public Receipts receipts() {
        return receipts;
    }

    public RoundTrips roundTrips() {
        return roundTrips;
    }

    private void accept() {
        try {
            while (true) {
                var connection = listener.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            var performance = new Performance(receipts, roundTrips);
            for (var call = ModelCall.read(in); call.isPresent(); call = ModelCall.read(in)) {
                var out = connection.getOutputStream();
                if (call.get().isGenerate()) performance.play(call.get(), Answer.start(out));
                else Answer.notFound(out);
            }
        } catch (IOException e) {
            // The peer went away; what the client misses of its stream is counted there.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var connection : connections) connection.close();
    }
}
