package dev.backendrig.bench.browser;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many browser sessions that do nothing.
public final class IdleSockets implements AutoCloseable {
    /// So many connect at a time: a burst of all would measure the accept queue.
    private static final int AT_ONCE = 50;

    private final HttpClient http;
    private final List<FakeBrowser> open = new ArrayList<>();
    private int failed;

    private IdleSockets(HttpClient http) {
        this.http = http;
    }

    /// Opens so many; those that could not be opened are counted in [#failed].
    public static IdleSockets open(int count, int port) throws InterruptedException {
        var sockets = new IdleSockets(HttpClient.newHttpClient());
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var attempts = new ArrayList<Future<FakeBrowser>>();
            for (var i = 0; i < count; i++) {
                attempts.add(threads.submit(() -> FakeBrowser.connect(sockets.http, port)));
            }
            for (var attempt : attempts) sockets.add(attempt);
        }
        return sockets;
    }

    private void add(Future<FakeBrowser> attempt) throws InterruptedException {
        try {
            open.add(attempt.get());
        } catch (ExecutionException e) {
            failed++;
        }
    }

    /// How many sockets could not be opened, or did not answer a ping.
    public int failed() {
        return failed;
    }

    /// Pings every socket, one after the other; those that do not answer count as failed.
    public void pingAll() throws InterruptedException {
        for (var browser : open) {
            try {
                browser.ping();
            } catch (IOException e) {
                failed++;
            }
        }
    }

    @Override
    public void close() {
        open.forEach(FakeBrowser::close);
        http.shutdownNow();
    }
}
