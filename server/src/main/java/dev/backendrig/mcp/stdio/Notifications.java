package dev.backendrig.mcp.stdio;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Carries what the server tells a session of its own accord, on a thread of its own that ends with the
/// process. A stream that breaks off is gone on with.
record Notifications(Http http, Session session, Client client) implements Runnable {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int OK = 200;

    @Override
    public void run() {
        String last = null;
        try {
            while (session.isOpen()) {
                last = readFrom(last);
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return where to go on, null for the beginning
    private @Nullable String readFrom(@Nullable String last) throws InterruptedException {
        var headers = new LinkedHashMap<>(session.headers());
        if (last != null) headers.put("Last-Event-ID", last);
        var events = new Events(client::send);
        try {
            var answer = http.get(headers);
            if (answer.statusCode() != OK) {
                answer.body().close();
                return null;
            }
            events.read(answer.body());
        } catch (IOException e) {
            // The server is being started anew; its next stream begins where it then is.
            return null;
        }
        var next = events.lastId();
        return next == null ? last : next;
    }
}
