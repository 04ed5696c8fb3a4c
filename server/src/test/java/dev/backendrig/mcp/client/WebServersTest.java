package dev.backendrig.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that listen, over real HTTP.
class WebServersTest {
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final String TOOLS =
            "{'resultType':'complete','tools':[{'name':'echo','inputSchema':{'type':'object'}}]}";

    @TempDir Path folder;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile String way = "json";
    private HttpServer web;
    private McpServers servers = new McpServers(Path.of("none"), Map.of(), "1", it -> it);

    @BeforeEach
    void listen() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/mcp", this::handle);
        web.start();
    }

    @AfterEach
    void stop() {
        servers.close();
        web.stop(0);
    }

    private void start(String as) throws IOException {
        way = as;
        var config =
                "{'mcpServers':{'web':{'url':'http://127.0.0.1:%d/mcp','allow':['*'],'headers':{'X-Key':'${KEY}'}}}}"
                        .formatted(web.getAddress().getPort());
        Files.writeString(folder.resolve("mcp.json"), config.replace('\'', '"'));
        var patience = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), MOMENT);
        servers =
                new McpServers(
                        folder.resolve("mcp.json"),
                        Map.of("KEY", "k-0815"),
                        "1",
                        text -> text,
                        MOMENT,
                        patience);
        servers.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var message = body.isEmpty() ? JsonObject.EMPTY : (JsonObject) Json.parse(body);
        var method = message.string("method").orElse(exchange.getRequestMethod());
        seen.add(
                method
                        + " version="
                        + headers.getFirst("MCP-Protocol-Version")
                        + " session="
                        + headers.getFirst("Mcp-Session-Id")
                        + " key="
                        + headers.getFirst("X-Key")
                        + " mcp-method="
                        + headers.getFirst("Mcp-Method")
                        + " mcp-name="
                        + headers.getFirst("Mcp-Name")
                        + " accept="
                        + headers.getFirst("Accept"));
        try (exchange) {
            answer(exchange, method, message);
        }
    }

    private void answer(HttpExchange exchange, String method, JsonObject message)
            throws IOException {
        var id = Objects.requireNonNullElse(message.get("id"), JsonNull.NULL);
        switch (method) {
            case "initialize" -> initialize(exchange, id);
            case "server/discover" ->
                    result(
                            exchange,
                            id,
                            "{'supportedVersions':['2026-07-28'],'capabilities':{'tools':{}}}");
            case "tools/list" -> result(exchange, id, TOOLS);
            case "tools/call" -> call(exchange, id);
            case "notifications/initialized" -> exchange.sendResponseHeaders(202, -1);
            default -> exchange.sendResponseHeaders(405, -1);
        }
    }

    private void initialize(HttpExchange exchange, JsonValue id) throws IOException {
        if (way.equals("locked")) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        if (way.equals("stateless")) {
            send(
                    exchange,
                    400,
                    "application/json",
                    "{'jsonrpc':'2.0','id':1,'error':{'code':-32022,'message':'no'}}");
            return;
        }
        exchange.getResponseHeaders().set("Mcp-Session-Id", "s-1");
        result(exchange, id, "{'protocolVersion':'2025-11-25','capabilities':{'tools':{}}}");
    }

    private void call(HttpExchange exchange, JsonValue id) throws IOException {
        var text = "{'content':[{'type':'text','text':'here'}]}";
        switch (way) {
            case "events" ->
                    send(
                            exchange,
                            200,
                            "text/event-stream",
                            ": hello\n\n"
                                + "data: {'jsonrpc':'2.0','method':'notifications/progress'}\n\n"
                                + "data: "
                                    + response(id, text)
                                    + "\n\n");
            case "cut" -> send(exchange, 200, "text/event-stream", "data: {'jsonrpc':");
            case "huge" ->
                    send(exchange, 200, "application/json", "x".repeat(WebWire.MOST_BYTES + 1));
            case "forgets" -> {
                way = "json";
                exchange.sendResponseHeaders(404, -1);
            }
            default -> result(exchange, id, text);
        }
    }

    private static void result(HttpExchange exchange, JsonValue id, String result)
            throws IOException {
        send(exchange, 200, "application/json", response(id, result));
    }

    private static String response(JsonValue id, String result) {
        return "{'jsonrpc':'2.0','id':" + id + ",'result':" + result + "}";
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        var body = text.replace('\'', '"').getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("it did not happen in time");
            Thread.sleep(10);
        }
    }

    private Tool ready() throws InterruptedException {
        await(() -> !servers.tools().isEmpty());
        return servers.tools().getFirst();
    }

    private static String text(ToolOutcome outcome) {
        return outcome instanceof ToolOutcome.Done(JsonString(var text), _, _, _)
                ? text
                : outcome.toString();
    }

    @Test
    void agreesListsAndCallsWithTheHeadersOfTheStandard() throws Exception {
        start("json");
        assertThat(text(ready().call(JsonObject.EMPTY))).isEqualTo("here");
        assertThat(seen.getFirst())
                .startsWith("initialize version=null session=null key=k-0815")
                .endsWith("accept=application/json, text/event-stream");
        assertThat(seen).anyMatch(it -> it.startsWith("tools/call version=2025-11-25 session=s-1"));
        await(() ->
                seen.stream().anyMatch(it -> it.startsWith("GET version=2025-11-25 session=s-1")));
        servers.close();
        assertThat(seen).anyMatch(it -> it.startsWith("DELETE version=2025-11-25 session=s-1"));
    }

    @Test
    void readsAnAnswerFromAStreamOfEvents() throws Exception {
        start("events");
        assertThat(text(ready().call(JsonObject.EMPTY))).isEqualTo("here");
    }

    @Test
    void speaksWithAServerOfTheVersionWithoutHandshake() throws Exception {
        start("stateless");
        assertThat(text(ready().call(JsonObject.EMPTY))).isEqualTo("here");
        assertThat(seen)
                .anyMatch(it ->
                        it.startsWith("tools/call version=2026-07-28 session=null")
                                && it.contains("mcp-method=tools/call mcp-name=echo"));
    }

    @Test
    void aStreamThatBreaksOffAndABodyThatIsTooLargeAreFailures() throws Exception {
        start("cut");
        assertThat(ready().call(JsonObject.EMPTY).toString()).contains("without an answer");
        way = "huge";
        assertThat(ready().call(JsonObject.EMPTY).toString()).contains("broke off");
        way = "json";
        assertThat(text(ready().call(JsonObject.EMPTY))).isEqualTo("here");
    }

    @Test
    void aForgottenSessionIsBegunAnew() throws Exception {
        start("forgets");
        assertThat(ready().call(JsonObject.EMPTY).toString()).contains("forgotten the session");
        await(() -> seen.stream().filter(it -> it.startsWith("initialize")).count() == 2);
        assertThat(text(ready().call(JsonObject.EMPTY))).isEqualTo("here");
    }

    @Test
    void oneThatWantsATokenSaysWhereItBelongs() throws Exception {
        start("locked");
        await(() -> servers.lives().getFirst().state().contains("HTTP 401"));
        assertThat(servers.lives().getFirst().state()).contains("\"headers\" of mcp.json");
    }
}
