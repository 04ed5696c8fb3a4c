package dev.backendrig.http.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.contract.SocketSchema;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A browser that speaks the extended protocol and holds all that it is told against the documented
/// schema. Used by one thread.
public final class ExtendedClient implements AutoCloseable {
    /// Of the extension that it plays.
    public static final String ORIGIN = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

    private final RawSocketClient socket;
    private final List<JsonObject> passedOver = new ArrayList<>();
    private JsonObject init = JsonObject.EMPTY;

    private ExtendedClient(RawSocketClient socket) {
        this.socket = socket;
    }

    /// Connects and says nothing yet.
    public static ExtendedClient silent(int port, Map<String, String> headers) throws IOException {
        var all = new HashMap<>(Map.of("Origin", ORIGIN));
        all.putAll(headers);
        all.values().removeIf(String::isEmpty);
        return new ExtendedClient(RawSocketClient.connect(port, "/ws?protocol=2", all));
    }

    /// Connects and is greeted.
    ///
    /// @param headers beside the origin; an empty one is not sent
    public static ExtendedClient connect(int port, Map<String, String> headers, JsonObject hello)
            throws IOException {
        var client = silent(port, headers);
        client.hello(hello);
        return client;
    }

    public static ExtendedClient connect(int port, JsonObject hello) throws IOException {
        return connect(port, Map.of(), hello);
    }

    /// The data of a hello with these tools.
    public static JsonObject declaring(JsonObject... tools) {
        return json("{'protocol':2,'client':{'name':'test','version':'1'}}").toBuilder()
                .put("tools", JsonArray.of(List.of(tools)))
                .build();
    }

    /// A tool.
    ///
    /// @param schema of its arguments, with apostrophes for quotes
    public static JsonObject tool(String name, String effect, String schema) {
        return JsonObject.of("name", name).toBuilder()
                .put("description", "The tool " + name + ".")
                .put("effect", effect)
                .put("input_schema", json(schema))
                .build();
    }

    /// JSON with apostrophes for quotes.
    public static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    /// Says hello and reads the greeting.
    public void hello(JsonObject hello) throws IOException {
        say("hello", hello);
        init = expect("session_init");
    }

    public String sessionId() {
        return init.string("session_id").orElseThrow();
    }

    /// A body that asks for a stream with this browser's tools.
    public JsonObject asking(String message) {
        return JsonObject.builder().put("message", message).put("session_id", sessionId()).build();
    }

    public String resumeToken() {
        return init.string("resume_token").orElseThrow();
    }

    public boolean isResumed() {
        return init.bool("resumed").orElseThrow();
    }

    /// The cookie that the server knows this client by.
    public String cookie() {
        return socket.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    public RawSocketClient socket() {
        return socket;
    }

    public void say(String type, JsonObject data) throws IOException {
        socket.sendText(
                Json.write(JsonObject.of("type", type).toBuilder().put("data", data).build()));
    }

    /// The next message of any type but `Pong`.
    public JsonObject read() throws IOException {
        while (true) {
            var message = socket.readJson();
            var problems = SocketSchema.problems("server", message);
            if (!problems.isEmpty()) throw new AssertionError(message + ": " + problems);
            if (!message.string("type").orElseThrow().equals("Pong")) return message;
        }
    }

    /// The data of the next message, which must be of this type.
    public JsonObject expect(String type) throws IOException {
        var message = read();
        if (!message.string("type").orElseThrow().equals(type)) {
            throw new AssertionError("not a " + type + ": " + message);
        }
        return message.object("data").orElseThrow();
    }

    /// The data of the next message of this type; those before it are [#passedOver].
    public JsonObject await(String type) throws IOException {
        while (true) {
            var message = read();
            if (message.string("type").orElseThrow().equals(type)) {
                return message.object("data").orElseThrow();
            }
            passedOver.add(message);
        }
    }

    /// What was read while something else was awaited.
    public List<JsonObject> passedOver() {
        return List.copyOf(passedOver);
    }

    /// Waits until the run is in this state.
    ///
    /// @return the data of the message that tells it
    public JsonObject awaitState(String state) throws IOException {
        while (true) {
            var data = await("run_state");
            if (data.string("state").orElseThrow().equals(state)) return data;
        }
    }

    /// Answers a request that was done.
    ///
    /// @param request the data of an `action_request`
    public void done(JsonObject request, JsonValue data) throws IOException {
        say("ActionResult", result(request, data));
    }

    public void done(JsonObject request) throws IOException {
        done(request, JsonNull.NULL);
    }

    /// The data of the result for a request that was done.
    public static JsonObject result(JsonObject request, JsonValue data) {
        return JsonObject.of("request_id", requestId(request)).toBuilder()
                .put("success", true)
                .put("error", JsonNull.NULL)
                .put("data", data)
                .build();
    }

    public static String requestId(JsonObject request) {
        return request.string("request_id").orElseThrow();
    }

    /// Waits until the server has taken in all that was said.
    public void sync() throws IOException {
        socket.sendText("{\"type\":\"Ping\"}");
        while (!socket.readJson().string("type").orElseThrow().equals("Pong")) {}
    }

    /// Waits for the close frame.
    ///
    /// @return its code and its reason
    public String closed() throws IOException {
        var payload = socket.read(RawSocketClient.CLOSE).payload();
        var code = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        if (payload.length > 125) throw new AssertionError("a reason of " + payload.length);
        return code + " " + new String(payload, 2, payload.length - 2, UTF_8);
    }

    /// Loses the connection without a word.
    public void lose() throws IOException {
        socket.reset();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
