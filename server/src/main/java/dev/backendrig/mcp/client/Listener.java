package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonException;
import dev.backendrig.model.sse.SseException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/// Reads what a server says without being asked (MCP, "Streamable HTTP", Listening), as long as the
/// conversation lasts; a server need not have that.
record Listener(HttpClient client, WebHeaders headers, Peer peer) implements Runnable {
    private static final long FIRST_REST = 1;
    private static final long LONGEST_REST = 60;

    @Override
    public void run() {
        try {
            var rest = FIRST_REST;
            while (peer.endReason() == null && listens()) {
                TimeUnit.SECONDS.sleep(rest);
                rest = Math.min(2 * rest, LONGEST_REST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether to try again
    private boolean listens() throws InterruptedException {
        var request = headers.plain().setHeader("Accept", WebHeaders.EVENTS).GET().build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (!WebBodies.isGood(response)) return false;
                WebBodies.each(response, body, peer);
                return true;
            }
        } catch (IOException e) {
            return true;
        } catch (JsonException | SseException e) {
            return false;
        }
    }
}
