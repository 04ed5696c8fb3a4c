package dev.backendrig.model.gemini;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A port whose queue of connections is full: whoever else connects waits for an answer in vain.
public final class FullListener implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int CONNECT_MILLIS = 200;
    private static final int ENOUGH = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private final ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
    private final List<Socket> sockets = new ArrayList<>();

    public FullListener() throws IOException {
        try {
            while (sockets.size() < ENOUGH) sockets.add(connect());
        } catch (SocketTimeoutException itIsFull) {
            return;
        }
        throw new AssertionError("the listener takes every connection");
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Waits until somebody else's attempt to connect is under way (Linux).
    public void awaitAttempt() throws IOException, InterruptedException {
        var underWay = String.format(":%04X 02 ", listener.getLocalPort());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            for (var table : TABLES) {
                if (Files.exists(table) && Files.readString(table).contains(underWay)) return;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new AssertionError("nobody tries to connect");
    }

    /// Lets the attempt succeed, and gives what is sent over the connection until it is closed;
    /// nothing where no connection comes of it any more.
    public byte[] answerAttempt() throws IOException {
        listener.setSoTimeout((int) PATIENCE.toMillis());
        for (var ignored : sockets) listener.accept().close();
        Socket late;
        try {
            late = listener.accept();
        } catch (SocketTimeoutException noneCame) {
            return new byte[0];
        }
        try (late) {
            late.setSoTimeout((int) PATIENCE.toMillis());
            return late.getInputStream().readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) socket.close();
        listener.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(LOOPBACK, listener.getLocalPort()), CONNECT_MILLIS);
        return socket;
    }
}
