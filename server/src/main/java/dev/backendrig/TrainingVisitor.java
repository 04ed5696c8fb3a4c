package dev.backendrig;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Uses a server as a person with a browser does: the panel's requests, and a browser that answers
/// each action at once with a made-up page. Must be closed.
final class TrainingVisitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PAGE = "https://example.com/";

    /// With something of what is hidden from models, and of what looks like it.
    private static final String TEXT =
            """
            A page of a few words. Budi, budi@example.com, 0812-3456-7890, +62 812 3456 7890,
            kartu 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00, (415) 555-2671, [EMAIL_1],
            pesanan 20240131 Rp125.000, https://example.com/pesanan?nomor=12
            """;

    private final URI server;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    TrainingVisitor(URI server) {
        this.server = server;
    }

    /// @throws IOException if the server does not answer as it should
    void visit() throws IOException, InterruptedException {
        get("/health");
        get("/");
        get("/ready");
        get("/metrics");
        ask(JsonObject.builder().put("message", "Halo"));
        ask(JsonObject.builder().put("message", "Hello").put("stream", true));
        visitWithBrowser();
    }

    private void get(String path) throws IOException, InterruptedException {
        expectGood(client.send(request(path).build(), BodyHandlers.ofString()));
    }

    private void ask(JsonObject.Builder question) throws IOException, InterruptedException {
        var request =
                request("/agent/run")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.writeBytes(question.build())))
                        .build();
        expectGood(client.send(request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    private static void expectGood(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(
                    response.request().uri().getPath() + " answered " + response.statusCode());
        }
    }

    private void visitWithBrowser() throws IOException, InterruptedException {
        var browser = new Browser();
        var socket = connect(browser);
        try {
            ask(
                    JsonObject.builder()
                            .put("message", "buka example.com lalu rangkum halaman ini")
                            .put("session_id", browser.session())
                            .put("stream", true));
        } finally {
            socket.abort();
        }
    }

    private WebSocket connect(Browser browser) throws IOException, InterruptedException {
        var address = URI.create("ws://" + server.getRawAuthority() + "/ws");
        try {
            return client.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, browser)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("/ws could not be opened", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// The browser's side of the socket. The client calls one method at a time.
    private static final class Browser implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final BlockingQueue<String> sessions = new ArrayBlockingQueue<>(1);

        String session() throws IOException, InterruptedException {
            var session = sessions.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (session == null) throw new IOException("/ws sent no session_init");
            return session;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            socket.request(1);
            if (!last) return null;
            var message = text.toString();
            text.setLength(0);
            answer(message).stream()
                    .map(Json::write)
                    .forEach(it -> socket.sendText(it, true).join());
            return null;
        }

        private List<JsonObject> answer(String message) {
            try {
                return Json.parse(message) instanceof JsonObject object
                        ? answer(object)
                        : List.of();
            } catch (JsonException e) {
                return List.of();
            }
        }

        private List<JsonObject> answer(JsonObject message) {
            var data = message.object("data").orElse(JsonObject.EMPTY);
            data.string("session_id").ifPresent(sessions::offer);
            if (!message.string("type").orElse("").equals("action_request")) return List.of();
            var action = data.object("command").flatMap(it -> it.string("type")).orElse("");
            var result = result(data.string("request_id").orElse(""), action);
            return action.equals("navigate_to") ? List.of(result, arrived()) : List.of(result);
        }

        private static JsonObject result(String request, String action) {
            JsonValue page =
                    action.equals("get_page_content")
                            ? JsonObject.builder()
                                    .put("title", "Example")
                                    .put("url", PAGE)
                                    .put("text", TEXT)
                                    .build()
                            : JsonNull.NULL;
            return message(
                    "ActionResult",
                    JsonObject.builder()
                            .put("request_id", request)
                            .put("success", true)
                            .put("error", JsonNull.NULL)
                            .put("data", page)
                            .build());
        }

        private static JsonObject arrived() {
            return message(
                    "SessionUpdate",
                    JsonObject.builder().put("url", PAGE).put("title", "Example").build());
        }

        private static JsonObject message(String type, JsonObject data) {
            return JsonObject.builder().put("type", type).put("data", data).build();
        }
    }
}
