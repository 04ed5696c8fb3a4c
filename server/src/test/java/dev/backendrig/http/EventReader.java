package dev.backendrig.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A client of the extended event stream: a run that it asked for, or one that it comes back to. Used
/// by one thread.
final class EventReader implements AutoCloseable {
    private final RawClient client;
    private final Reply head;
    private final StringBuilder text = new StringBuilder();

    private EventReader(RawClient client) throws IOException {
        this.client = client;
        this.head = client.head();
    }

    /// Asks for a run.
    static EventReader run(TestServer server) throws IOException {
        var json = "{\"message\":\"hi there\",\"protocol\":2}";
        var type = "Content-Type: application/json\r\nAccept: application/json\r\n";
        return new EventReader(
                server.connect().send(server.request("POST", "/agent/run", type, json)));
    }

    /// Goes on with a run.
    static EventReader after(TestServer server, String run, long id) throws IOException {
        return after(server, server.connect(), run, id);
    }

    static EventReader after(TestServer server, RawClient client, String run, long id)
            throws IOException {
        var path = "/agent/runs/" + run + "/events";
        var last = "Last-Event-ID: " + id + "\r\n";
        return new EventReader(client.send(server.request("GET", path, last, "")));
    }

    Reply head() {
        return head;
    }

    /// All events up to the first one with this name; waits for it.
    List<TypedEvent> upTo(String name) throws IOException {
        while (true) {
            var events = events();
            for (var i = 0; i < events.size(); i++) {
                if (events.get(i).name().equals(name)) return events.subList(0, i + 1);
            }
            more();
        }
    }

    /// The run's id; waits for the first event.
    String runId() throws IOException {
        return upTo("run").getFirst().data().string("run_id").orElseThrow();
    }

    /// All events, once the stream has ended.
    List<TypedEvent> all() throws IOException {
        text.append(client.body(head));
        return events();
    }

    /// What has come so far, comments included.
    String text() {
        return text.toString();
    }

    /// Waits until this has come.
    void await(String part) throws IOException {
        var from = 0;
        while (text.indexOf(part, from) < 0) {
            from = Math.max(0, text.length() - part.length());
            more();
        }
    }

    /// Waits for the event after all that came so far, and forgets those.
    void awaitNext() throws IOException {
        text.setLength(0);
        while (text.indexOf("\n\n", Math.max(0, text.length() - 8)) < 0) more();
    }

    /// Goes away.
    void leave() throws IOException {
        client.finish();
    }

    private void more() throws IOException {
        var chunk = client.textChunk();
        if (chunk.isEmpty()) throw new AssertionError("ended: " + text);
        text.append(chunk);
    }

    private List<TypedEvent> events() {
        var whole = text.lastIndexOf("\n\n");
        return whole < 0 ? new ArrayList<>() : TypedEvent.of(text.substring(0, whole + 2));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
