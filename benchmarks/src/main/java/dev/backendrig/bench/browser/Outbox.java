package dev.backendrig.bench.browser;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;

/// Sends texts one after the other: the JDK's socket refuses a text while another is under way.
/// Thread-safe. What follows a failed send fails too.
final class Outbox {
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /// Completed when the text is sent.
    synchronized CompletableFuture<?> send(WebSocket socket, String text) {
        last = last.thenCompose(_ -> socket.sendText(text, true));
        return last;
    }
}
