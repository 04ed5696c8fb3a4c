package dev.backendrig.bench.browser;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers what the server says to a browser. The JDK calls it from one thread at a time.
///
/// Fields are found by pattern: a JSON parser would be measured along with the server.
final class BrowserListener implements WebSocket.Listener {
    private static final Pattern SESSION = Pattern.compile("\"session_id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern REQUEST = Pattern.compile("\"request_id\"\\s*:\\s*\"([^\"]+)\"");

    private final CompletableFuture<String> sessionId = new CompletableFuture<>();
    private final AtomicReference<CompletableFuture<String>> pong =
            new AtomicReference<>(new CompletableFuture<>());
    private final Outbox outbox;
    private final StringBuilder message = new StringBuilder();

    BrowserListener(Outbox outbox) {
        this.outbox = outbox;
    }

    CompletableFuture<String> sessionId() {
        return sessionId;
    }

    /// Completed by the next `Pong`, asked for or not.
    CompletableFuture<String> nextPong() {
        var next = new CompletableFuture<String>();
        pong.set(next);
        return next;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive(socket, message.toString());
            message.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        fail(new IllegalStateException("closed with " + status));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        fail(error);
    }

    private void fail(Throwable error) {
        sessionId.completeExceptionally(error);
        pong.get().completeExceptionally(error);
    }

    private void receive(WebSocket socket, String text) {
        if (text.contains("\"action_request\"")) answer(socket, text);
        else if (text.contains("\"session_init\"")) sessionId.complete(field(SESSION, text));
        else if (text.contains("\"Pong\"")) pong.get().complete(text);
    }

    /// A failed send shows as an action without a result.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void answer(WebSocket socket, String text) {
        var result =
                "{\"type\":\"ActionResult\",\"data\":{\"request_id\":\""
                        + field(REQUEST, text)
                        + "\",\"success\":true,\"error\":null,\"data\":null}}";
        outbox.send(socket, result);
    }

    private static String field(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
