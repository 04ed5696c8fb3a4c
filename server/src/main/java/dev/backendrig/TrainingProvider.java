package dev.backendrig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A stand-in for Gemini on this machine, for a training run alone: it has the page read once, then
/// answers with many small chunks. Must be closed.
final class TrainingProvider implements AutoCloseable {
    private static final int CHUNKS = 200;
    private static final String CALL =
            event(
                    "{\"functionCall\":{\"name\":\"get_page_content\",\"args\":{}},"
                            + "\"thoughtSignature\":\"c2lnbg==\"}",
                    "\"finishReason\":\"STOP\",");
    private static final String TEXT = event("{\"text\":\"A few words of an answer. \"}", "");
    private static final String WITH_MARKS =
            event("{\"text\":\"**To** [EMAIL_1]: [here](https://example.com/?q=1), `x` \"}", "");
    private static final String LAST = event("{\"text\":\"Done.\"}", "\"finishReason\":\"STOP\",");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TrainingProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", TrainingProvider::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var mayCall =
                    request.contains("functionDeclarations")
                            && !request.contains("functionResponse");
            write(mayCall ? 0 : CHUNKS, mayCall ? CALL : LAST, exchange.getResponseBody());
        }
    }

    private static void write(int chunks, String last, OutputStream out) throws IOException {
        for (var i = 0; i < chunks; i++) {
            var text = i % 4 == 0 ? WITH_MARKS : TEXT;
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        out.write(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String part, String reason) {
        return "data: {\"candidates\":[{\"content\":{\"parts\":["
                + part
                + "],\"role\":\"model\"},"
                + reason
                + "\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":1,"
                + "\"candidatesTokenCount\":1,\"totalTokenCount\":2},\"modelVersion\":\"training\"}"
                + "\r\n\r\n";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
