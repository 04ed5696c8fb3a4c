package dev.backendrig;

import dev.backendrig.http.RawClient;
import dev.backendrig.http.Reply;
import dev.backendrig.http.TypedEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that the server works on. Used by one thread.
final class PanelRun implements AutoCloseable {
    private final RawClient client;
    private final StringBuilder received = new StringBuilder();
    private @Nullable Reply head;

    PanelRun(RawClient client) {
        this.client = client;
    }

    /// Status and headers; waits for them.
    Reply head() throws IOException {
        if (head == null) head = client.head();
        return head;
    }

    /// Waits until the stream has brought this text.
    PanelRun await(String text) throws IOException {
        if (head().status() != 200) throw new AssertionError(head().status() + ": " + body());
        while (received.indexOf(text) < 0) {
            var chunk = client.textChunk();
            if (chunk.isEmpty()) throw new AssertionError("ended without it: " + received);
            received.append(chunk);
        }
        return this;
    }

    /// The id of a run of the extended protocol; waits for it.
    String runId() throws IOException {
        await("\n\n");
        return TypedEvent.of(received.toString()).getFirst().data().string("run_id").orElseThrow();
    }

    /// The events of the extended protocol, once all are there.
    List<TypedEvent> events() throws IOException {
        return TypedEvent.of(body());
    }

    /// The answer, once it is all there.
    Reply whole() throws IOException {
        var start = head();
        return new Reply(start.status(), start.headers(), received + client.body(start));
    }

    /// The text of the answer's body, once it is all there.
    String body() throws IOException {
        return whole().body();
    }

    /// Goes away by closing the connection (FIN).
    void leave() throws IOException {
        client.finish();
    }

    /// Goes away by resetting the connection (RST).
    void reset() throws IOException {
        client.reset();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
