package dev.backendrig;

import dev.backendrig.http.socket.RawSocketClient;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The browser's side of a socket, which does what a test tells it and writes down all that was
/// said. Used by one thread.
final class TestBrowser implements AutoCloseable {
    private static final String PONG = "{\"type\":\"Pong\"}";

    private final RawSocketClient socket;
    private final List<String> transcript = new ArrayList<>();
    private final List<String> requestIds = new ArrayList<>();
    private final String session;

    /// An action that the server asks for.
    ///
    /// @param runId of the run that asks, empty in the base protocol
    record Action(String requestId, String runId, JsonObject command) {
        String type() {
            return command.string("type").orElseThrow();
        }
    }

    private TestBrowser(RawSocketClient socket) throws IOException {
        this.socket = socket;
        session = data(read()).string("session_id").orElseThrow();
    }

    static TestBrowser connect(int port, String path, Map<String, String> headers)
            throws IOException {
        return new TestBrowser(RawSocketClient.connect(port, path, headers));
    }

    /// One that speaks the extended protocol.
    ///
    /// @param tools what it declares
    static TestBrowser connectExtended(int port, JsonArray tools) throws IOException {
        var socket = RawSocketClient.connect(port, "/ws?protocol=2", Map.of());
        var client = JsonObject.of("name", "test").toBuilder().put("version", "1").build();
        var hello =
                JsonObject.builder()
                        .put("protocol", 2)
                        .put("client", client)
                        .put("tools", tools)
                        .build();
        socket.sendText(
                Json.write(JsonObject.of("type", "hello").toBuilder().put("data", hello).build()));
        return new TestBrowser(socket);
    }

    String session() {
        return session;
    }

    RawSocketClient socket() {
        return socket;
    }

    /// A body that asks for a stream with this browser's tools.
    JsonObject asking(String message) {
        return JsonObject.builder().put("message", message).put("session_id", session).build();
    }

    /// The next action; waits for it.
    Action next() throws IOException {
        var message = read();
        while (!message.string("type").orElse("").equals("action_request")) message = read();
        var data = data(message);
        var action =
                new Action(
                        data.string("request_id").orElseThrow(),
                        data.string("run_id").orElse(""),
                        data.object("command").orElseThrow());
        requestIds.add(action.requestId());
        return action;
    }

    /// Waits for an action of this type and answers that it was done.
    Action does(String type, JsonValue data) throws IOException {
        var action = next();
        if (!action.type().equals(type)) throw new AssertionError("asked for " + action);
        result(action, true, JsonNull.NULL, data);
        return action;
    }

    /// The same, and tells how the page is then.
    ///
    /// @param snapshot as it stands in the protocol: `document` and `text`
    Action does(String type, JsonValue data, JsonObject snapshot) throws IOException {
        var action = next();
        if (!action.type().equals(type)) throw new AssertionError("asked for " + action);
        say(result(action, true, JsonNull.NULL, data, snapshot));
        return action;
    }

    Action does(String type) throws IOException {
        return does(type, JsonNull.NULL);
    }

    /// Waits for an action and answers that it could not be done.
    void fails(String error) throws IOException {
        result(next(), false, new JsonString(error), JsonNull.NULL);
    }

    void result(Action action, boolean success, JsonValue error, JsonValue data)
            throws IOException {
        say(result(action, success, error, data, null));
    }

    private static JsonObject result(
            Action action,
            boolean success,
            JsonValue error,
            JsonValue data,
            @Nullable JsonObject snapshot) {
        var result =
                JsonObject.builder()
                        .put("request_id", action.requestId())
                        .put("success", success)
                        .put("error", error)
                        .put("data", data)
                        .putIfPresent("snapshot", snapshot)
                        .build();
        return JsonObject.of("type", "ActionResult").toBuilder().put("data", result).build();
    }

    /// Tells that the person took the browser over from a run, or gave it back.
    void steers(String type, JsonObject data) throws IOException {
        say(JsonObject.of("type", type).toBuilder().put("data", data).build());
    }

    /// Tells that it is on this page now.
    void shows(String url, String title) throws IOException {
        var data = JsonObject.of("url", url).toBuilder().put("title", title).build();
        say(JsonObject.of("type", "SessionUpdate").toBuilder().put("data", data).build());
    }

    /// Sends a message and waits until the server has taken it in.
    void sayAndAwait(JsonObject message) throws IOException {
        socket.sendText(Json.write(message));
        socket.sendText("{\"type\":\"Ping\"}");
        while (!socket.readText().equals(PONG)) {}
    }

    private void say(JsonObject message) throws IOException {
        transcript.add("browser " + Json.write(message));
        socket.sendText(Json.write(message));
    }

    private JsonObject read() throws IOException {
        var text = socket.readText();
        while (text.equals(PONG)) text = socket.readText();
        transcript.add("server " + text);
        return (JsonObject) Json.parse(text);
    }

    private static JsonObject data(JsonObject message) {
        return message.object("data").orElse(JsonObject.EMPTY);
    }

    /// All that was said so far, a line each, with names in place of random ids.
    String transcript() {
        var text = String.join("\n", transcript).replace(session, "SESSION");
        for (var i = 0; i < requestIds.size(); i++) {
            text = text.replace(requestIds.get(i), "REQUEST-" + (i + 1));
        }
        return text + "\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
