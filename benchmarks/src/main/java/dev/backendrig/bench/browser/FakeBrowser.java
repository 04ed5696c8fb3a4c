package dev.backendrig.bench.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A browser client of the base protocol that says at once of every action that it is done.
/// Thread-safe.
public final class FakeBrowser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final WebSocket socket;
    private final BrowserListener listener;
    private final Outbox outbox;
    private final String sessionId;

    private FakeBrowser(
            WebSocket socket, BrowserListener listener, Outbox outbox, String sessionId) {
        this.socket = socket;
        this.listener = listener;
        this.outbox = outbox;
        this.sessionId = sessionId;
    }

    /// Connects and waits for the session.
    public static FakeBrowser connect(HttpClient http, int port)
            throws IOException, InterruptedException {
        var outbox = new Outbox();
        var listener = new BrowserListener(outbox);
        var uri = URI.create("ws://127.0.0.1:" + port + "/ws");
        var socket =
                await(http.newWebSocketBuilder().connectTimeout(LIMIT).buildAsync(uri, listener));
        try {
            return new FakeBrowser(socket, listener, outbox, await(listener.sessionId()));
        } catch (IOException e) {
            socket.abort();
            throw e;
        }
    }

    public String sessionId() {
        return sessionId;
    }

    /// Asks for a sign of life and waits for it.
    ///
    /// @throws IOException if it does not come
    public void ping() throws IOException, InterruptedException {
        var pong = listener.nextPong();
        await(outbox.send(socket, "{\"type\":\"Ping\"}"));
        await(pong);
    }

    private static <T> T await(CompletableFuture<T> future)
            throws IOException, InterruptedException {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the socket did not answer: " + e, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
