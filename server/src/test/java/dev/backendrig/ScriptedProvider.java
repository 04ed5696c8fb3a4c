package dev.backendrig;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A stand-in for the Gemini API that answers each request in the way that is set.
final class ScriptedProvider implements AutoCloseable {
    enum Way {
        TEXT,
        BAD_KEY,
        QUOTA,
        /// Takes the request and says nothing.
        SILENT
    }

    private static final String ERROR =
            "{\"error\":{\"code\":%d,\"message\":\"no\",\"status\":\"%s\",\"details\":[%s]}}";
    private static final String BAD_KEY =
            ERROR.formatted(
                    400,
                    "INVALID_ARGUMENT",
                    "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                            + "\"reason\":\"API_KEY_INVALID\"}");
    private static final String QUOTA =
            ERROR.formatted(
                    429,
                    "RESOURCE_EXHAUSTED",
                    "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"45s\"}");
    private static final String TEXT =
            "data:"
                + " {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}],\"role\":\"model\"},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":1,\"totalTokenCount\":4}}\n\n";

    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Way way = Way.TEXT;

    ScriptedProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(Way next) {
        way = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        switch (way) {
            case TEXT -> send(exchange, 200, "text/event-stream", TEXT);
            case BAD_KEY -> send(exchange, 400, "application/json", BAD_KEY);
            case QUOTA -> send(exchange, 429, "application/json", QUOTA);
            case SILENT -> awaitEnd();
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void awaitEnd() {
        try {
            var _ = end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
