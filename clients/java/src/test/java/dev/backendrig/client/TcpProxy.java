package dev.backendrig.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a client and a server, and breaks what a test wants broken.
final class TcpProxy implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> cuts = new ConcurrentLinkedQueue<>();
    private volatile int target;
    private volatile boolean isShut;
    private volatile boolean isHushed;

    TcpProxy() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    void leadTo(int port) {
        target = port;
    }

    /// Its name and port, as a `Host` has them.
    String host() {
        return "localhost:" + listening.getLocalPort();
    }

    URI address() {
        return URI.create("http://" + host());
    }

    /// Cuts the next connections, each after so many bytes of the server.
    void cutAfter(Integer... bytes) {
        cuts.addAll(List.of(bytes));
    }

    void drop() {
        sockets.forEach(TcpProxy::end);
    }

    /// Cuts all, and takes no more until [#open].
    void shut() {
        isShut = true;
        drop();
    }

    void open() {
        isShut = false;
        isHushed = false;
        cuts.clear();
    }

    /// What the server says on the connections that there are does not arrive from here on.
    void hush() {
        isHushed = true;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                connections.incrementAndGet();
                if (isShut) end(client);
                else join(client, new Socket(InetAddress.getLoopbackAddress(), target));
            } catch (IOException e) {
                // The next one, unless it is over.
                isHushed = false;
            }
        }
    }

    private void join(Socket client, Socket server) {
        sockets.add(client);
        sockets.add(server);
        isHushed = false;
        var cut = cuts.poll();
        var limit = cut == null ? Integer.MAX_VALUE : cut;
        Thread.ofVirtual().start(() -> pump(client, server, Integer.MAX_VALUE, false));
        Thread.ofVirtual().start(() -> pump(server, client, limit, true));
    }

    private void pump(Socket from, Socket to, int limit, boolean mayBeHushed) {
        var bytes = new byte[8192];
        var left = limit;
        try {
            while (left > 0) {
                var read = from.getInputStream().read(bytes);
                if (read < 0) break;
                var passed = Math.min(read, left);
                left -= passed;
                if (mayBeHushed && isHushed) continue;
                to.getOutputStream().write(bytes, 0, passed);
            }
        } catch (IOException e) {
            left = 0;
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        shut();
        listening.close();
    }
}
