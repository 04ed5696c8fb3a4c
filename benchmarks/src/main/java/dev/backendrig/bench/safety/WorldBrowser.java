package dev.backendrig.bench.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A browser on the server's socket, of the base protocol or with the tools of our extension. Whoever
/// sits at it says no to every question. The JDK calls it from one thread at a time.
final class WorldBrowser implements WebSocket.Listener, AutoCloseable {
    private static final long LIMIT_SECONDS = 20;

    private final Tab tab;
    private final boolean extended;
    private final CompletableFuture<String> session = new CompletableFuture<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;

    private WorldBrowser(Tab tab, boolean extended) {
        this.tab = tab;
        this.extended = extended;
    }

    /// Connects, and tells the page that it is on.
    static WorldBrowser connect(HttpClient http, int port, Tab tab, boolean extended)
            throws IOException, InterruptedException {
        var browser = new WorldBrowser(tab, extended);
        var uri = URI.create("ws://127.0.0.1:" + port + (extended ? "/ws?protocol=2" : "/ws"));
        browser.socket = await(http.newWebSocketBuilder().buildAsync(uri, browser));
        if (extended) browser.hello();
        browser.session();
        browser.tellPage();
        return browser;
    }

    /// The session's id.
    String session() throws IOException, InterruptedException {
        return await(session);
    }

    /// How often the person was asked.
    int questions() {
        return questions.get();
    }

    private void hello() throws IOException {
        var client = JsonObject.builder().put("name", "safety").put("version", "1").build();
        send(
                "hello",
                JsonObject.builder()
                        .put("protocol", 2)
                        .put("client", client)
                        .put("tools", tools())
                        .build());
    }

    /// Those of our extension, and some of another maker, oddly declared.
    private static JsonArray tools() throws IOException {
        var all = new ArrayList<>(declared("declared-tools.json").items());
        all.addAll(declared("odd-tools.json").items());
        return JsonArray.of(all);
    }

    private static JsonArray declared(String file) throws IOException {
        try (var in = WorldBrowser.class.getResourceAsStream(file)) {
            if (in == null) throw new IOException(file + " is not on the class path");
            return (JsonArray) Json.parse(new String(in.readAllBytes(), UTF_8));
        }
    }

    /// Says where it is, as a browser does after each load.
    void tellPage() {
        var page = tab.page();
        send(
                "SessionUpdate",
                JsonObject.builder().put("url", page.url()).put("title", page.title()).build());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive((JsonObject) Json.parse(message.toString()));
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void receive(JsonObject told) {
        var data = told.object("data").orElse(JsonObject.EMPTY);
        switch (told.string("type").orElse("")) {
            case "session_init" -> session.complete(data.string("session_id").orElseThrow());
            case "action_request" -> act(data);
            case "approval_request" -> refuse(data);
            default -> {
                // Keep-alives and the states of runs.
            }
        }
    }

    private void act(JsonObject asked) {
        var effect = tab.perform(asked.object("command").orElseThrow());
        var result =
                JsonObject.builder()
                        .put("request_id", asked.string("request_id").orElseThrow())
                        .put("success", effect.success())
                        .put("error", effect.success() ? JsonNull.NULL : effect.data())
                        .put("data", effect.success() ? effect.data() : JsonNull.NULL);
        if (extended) result.put("snapshot", tab.snapshot());
        send("ActionResult", result.build());
        if (effect.moved()) tellPage();
    }

    private void refuse(JsonObject question) {
        questions.incrementAndGet();
        send(
                "approval_result",
                JsonObject.builder()
                        .put("approval_id", question.string("approval_id").orElseThrow())
                        .put("decision", "deny")
                        .build());
    }

    private synchronized void send(String type, JsonObject data) {
        var text = Json.write(JsonObject.builder().put("type", type).put("data", data).build());
        var to = socket;
        if (to == null) throw new IllegalStateException("not connected");
        // The JDK's socket refuses a text while another is under way.
        sent = sent.thenCompose(_ -> to.sendText(text, true));
    }

    private static <T> T await(CompletableFuture<T> future)
            throws IOException, InterruptedException {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the socket did not answer: " + e, e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        session.completeExceptionally(new IOException("closed with " + status + " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        session.completeExceptionally(error);
    }

    @Override
    public void close() {
        var open = socket;
        if (open != null) open.abort();
    }
}
