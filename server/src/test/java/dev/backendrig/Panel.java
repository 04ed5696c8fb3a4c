package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.RawClient;
import dev.backendrig.http.Reply;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A person's side panel: asks the server over real connections, a new one for each request.
///
/// @param server where it listens
record Panel(URI server) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Asks with this body and does not wait for the answer.
    PanelRun start(JsonObject body) throws IOException {
        return start(body, Map.of());
    }

    PanelRun start(JsonObject body, Map<String, String> headers) throws IOException {
        return post("/agent/run", body, headers);
    }

    /// Asks for anything that takes a body, and does not wait for the answer.
    PanelRun post(String path, JsonObject body, Map<String, String> headers) throws IOException {
        var bytes = Json.writeBytes(body);
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
        head.append("Host: localhost:" + server.getPort() + "\r\n");
        head.append("Content-Type: application/json\r\n");
        head.append("Content-Length: " + bytes.length + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        var text = head.append("\r\n").toString() + new String(bytes, StandardCharsets.UTF_8);
        return new PanelRun(client().send(text));
    }

    /// Goes on with a run of the extended protocol after this event.
    PanelRun takeUp(String run, long lastEvent) throws IOException {
        var head = "GET /agent/runs/" + run + "/events HTTP/1.1\r\n";
        var host = "Host: localhost:" + server.getPort() + "\r\n";
        return new PanelRun(
                client().send(head + host + "Last-Event-ID: " + lastEvent + "\r\n\r\n"));
    }

    /// Cancels a run.
    Reply cancel(String run) throws IOException {
        try (var answer = post("/agent/runs/" + run + "/cancel", JsonObject.EMPTY, Map.of())) {
            return answer.whole();
        }
    }

    /// Asks and waits for the whole answer.
    Reply ask(JsonObject body) throws IOException {
        return ask(body, Map.of());
    }

    Reply ask(JsonObject body, Map<String, String> headers) throws IOException {
        try (var run = start(body, headers)) {
            return run.whole();
        }
    }

    /// Asks with `stream` and waits for the end of the stream.
    ///
    /// @return the stream as it came
    String stream(String message) throws IOException {
        var body = JsonObject.of("message", message).toBuilder().put("stream", true).build();
        return ask(body).body();
    }

    String get(String path) throws IOException {
        return get(path, Map.of());
    }

    String get(String path, Map<String, String> headers) throws IOException {
        try (var client = client()) {
            var head = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
            head.append("Host: localhost:" + server.getPort() + "\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            return client.send(head.append("\r\n").toString()).read().body();
        }
    }

    /// Waits until `/metrics` has these lines: a run is counted only after its last word.
    void awaitMetrics(String... lines) throws IOException {
        var wanted = List.of(lines);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var metrics = get("/metrics");
        while (!metrics.lines().toList().containsAll(wanted)) {
            if (System.nanoTime() > deadline) assertThat(metrics.lines()).containsAll(wanted);
            metrics = get("/metrics");
        }
    }

    /// A browser of the same person.
    TestBrowser connect() throws IOException {
        return TestBrowser.connect(server.getPort(), "/ws", Map.of());
    }

    private RawClient client() throws IOException {
        return new RawClient(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.getPort()));
    }
}
