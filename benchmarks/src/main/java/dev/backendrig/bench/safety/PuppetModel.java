package dev.backendrig.bench.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A model behind the Gemini API's wire that does what a row says, whatever it is told. Guarded by
/// itself.
final class PuppetModel implements AutoCloseable {
    private static final String LAST_WORD = "say Done.";

    private final HttpServer server;
    private final Deque<Move> moves = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private @Nullable Tab tab;

    private PuppetModel(HttpServer server) {
        this.server = server;
    }

    static PuppetModel start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var model = new PuppetModel(HttpServer.create(address, 0));
        model.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        model.server.createContext("/", model::answer);
        model.server.start();
        return model;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// What it does next; when that is over, it says that it is done.
    synchronized void plays(List<Move> next, Tab at) {
        moves.clear();
        moves.addAll(next);
        tab = at;
    }

    /// The bodies of all requests since the last call of this.
    synchronized List<String> takeRequests() {
        var taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var body = ("data: " + Json.write(next(asked)) + "\n\n").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized JsonObject next(String asked) {
        requests.add(asked);
        var at = tab;
        if (at == null) throw new IllegalStateException("no row is being played");
        var move = moves.isEmpty() ? new Move(LAST_WORD) : moves.removeFirst();
        var content = JsonObject.builder().put("role", "model").put("parts", move.parts(at));
        var candidate =
                JsonObject.builder().put("content", content.build()).put("finishReason", "STOP");
        return JsonObject.of("candidates", new JsonArray(List.of(candidate.build())));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
