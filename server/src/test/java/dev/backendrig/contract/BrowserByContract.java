package dev.backendrig.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A browser that answers with the examples of docs/asyncapi.yaml and checks what it is sent.
///
/// Its socket's thread answers; [#close] tells what it found wrong.
public final class BrowserByContract implements WebSocket.Listener, AutoCloseable {
    private static final String SERVER = "sendToBrowser";
    private static final String BROWSER = "receiveFromBrowser";
    private static final int DEADLINE_SECONDS = 10;

    private final ContractDocument document;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int round;
    private final StringBuilder incoming = new StringBuilder();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JsonObject> others = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile boolean closing;
    private final WebSocket socket;
    private final String sessionId;

    private BrowserByContract(int port, int round) throws IOException, InterruptedException {
        document = ContractDocument.asyncApi();
        this.round = round;
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create("ws://localhost:" + port + "/ws"), this)
                        .join();
        sessionId = next("session_init").object("data").orElseThrow().string("session_id").get();
    }

    /// Connects, and reads the id of its session.
    ///
    /// @param round which example a command is answered with, where there are several
    public static BrowserByContract connect(int port, int round)
            throws IOException, InterruptedException {
        return new BrowserByContract(port, round);
    }

    public String sessionId() {
        return sessionId;
    }

    /// The types of the commands that came, in order.
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /// Sends a text and returns when it is handed over.
    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /// Waits until the server has read all that was sent.
    public void ping() throws InterruptedException {
        send("{\"type\":\"Ping\"}");
        next("Pong");
    }

    /// Sends every documented example of a browser's message.
    public void sendAllExamples() throws InterruptedException {
        for (var message : messages(BROWSER)) {
            for (var example : ContractDocument.objects(message, "examples")) {
                send(example.object("payload").orElseThrow().toString());
            }
        }
        // One of the examples is a Ping.
        next("Pong");
    }

    private JsonObject next(String type) throws InterruptedException {
        var message = others.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        assertThat(message.string("type")).hasValue(type);
        return message;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        incoming.append(data);
        if (last) {
            try {
                take((JsonObject) Json.parse(incoming.toString()), from);
            } catch (RuntimeException | AssertionError e) {
                // What was still being sent when the test was over is no fault.
                if (!closing) fault.compareAndSet(null, e);
            }
            incoming.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(JsonObject message, WebSocket from) {
        var fitting =
                messages(SERVER).stream()
                        .map(it -> document.schema(it.object("payload").orElseThrow()))
                        .filter(schema -> schema.problems(message).isEmpty());
        assertThat(fitting).as("%s", message).hasSize(1);
        if (message.string("type").orElseThrow().equals("action_request")) {
            answer(message.object("data").orElseThrow(), from);
        } else {
            others.add(message);
        }
    }

    private void answer(JsonObject request, WebSocket from) {
        var command = request.object("command").orElseThrow().string("type").orElseThrow();
        commands.add(command);
        var result = result(command, request.string("request_id").orElseThrow());
        from.sendText(result.toString(), true).join();
        if (command.equals("navigate_to")) from.sendText(update().toString(), true).join();
    }

    private JsonObject result(String command, String requestId) {
        var fitting =
                examples("action_result").stream()
                        .filter(it -> it.string("name").orElse("").equals(command))
                        .toList();
        var payload = fitting.get(round % fitting.size()).object("payload").orElseThrow();
        var data = payload.object("data").orElseThrow();
        var answer = data.toBuilder().put("request_id", requestId).build();
        return payload.toBuilder().put("data", answer).build();
    }

    private JsonObject update() {
        return examples("session_update").getFirst().object("payload").orElseThrow();
    }

    private List<JsonObject> examples(String message) {
        return ContractDocument.objects(
                document.at("#/components/messages/" + message), "examples");
    }

    private List<JsonObject> messages(String operation) {
        return ContractDocument.objects(document.at("#/operations/" + operation), "messages")
                .stream()
                .map(document::resolve)
                .toList();
    }

    @Override
    public void close() {
        closing = true;
        socket.abort();
        client.shutdownNow();
        assertThat(fault.get()).isNull();
    }
}
