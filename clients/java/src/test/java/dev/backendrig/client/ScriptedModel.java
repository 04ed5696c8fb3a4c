package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Speaks the wire of Gemini's `streamGenerateContent`, and answers each request with the next of
/// the turns that a test has written.
final class ScriptedModel implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile CountDownLatch held = new CountDownLatch(0);

    private sealed interface Turn {
        record Words(List<String> words) implements Turn {}

        record Call(String name, Map<String, ?> arguments) implements Turn {}
    }

    ScriptedModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ScriptedModel calls(String name, Map<String, ?> arguments) {
        turns.add(new Turn.Call(name, arguments));
        return this;
    }

    ScriptedModel says(String text) {
        turns.add(new Turn.Words(List.of(text.splitWithDelimiters(" ", 0))));
        return this;
    }

    /// Answers come without their last word until [#release].
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    void reset() {
        release();
        turns.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            switch (turns.poll()) {
                case Turn.Call(var name, var arguments) -> {
                    var call = Map.of("name", name, "args", arguments);
                    send(exchange, Map.of("functionCall", call), true);
                }
                case Turn.Words(var words) -> speak(exchange, words);
                case null -> send(exchange, Map.of("text", "Done."), true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void speak(HttpExchange exchange, List<String> words)
            throws IOException, InterruptedException {
        for (var at = 0; at < words.size(); at++) {
            var isLast = at == words.size() - 1;
            if (isLast) held.await(30, TimeUnit.SECONDS);
            send(exchange, Map.of("text", words.get(at)), isLast);
        }
    }

    private static void send(HttpExchange exchange, Map<String, ?> part, boolean isLast)
            throws IOException {
        var content = Map.of("role", "model", "parts", List.of(part));
        var candidate =
                isLast
                        ? Map.of("content", content, "index", 0, "finishReason", "STOP")
                        : Map.of("content", content, "index", 0);
        var usage =
                Map.of("promptTokenCount", 10, "candidatesTokenCount", 2, "totalTokenCount", 12);
        var chunk = Map.of("candidates", List.of(candidate), "usageMetadata", usage);
        var text = "data: " + JsonWriter.write(chunk) + "\r\n\r\n";
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
