package dev.backendrig;

import dev.backendrig.config.SettingsReader;
import dev.backendrig.http.AccessToken;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bare requests to `/mcp`, each with the headers that a right one has, but for those that a test
/// changes.
///
/// @param token that is sent along
record McpHttp(HttpClient client, int port, String token) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static McpHttp of(int port, String token) {
        return new McpHttp(HttpClient.newHttpClient(), port, token);
    }

    /// The token of a server that keeps its data in this folder.
    static String token(Path folder) throws IOException {
        var settings = Map.of("DATA_DIR", folder.resolve("data").toString());
        return AccessToken.of(SettingsReader.read(settings, folder)).reveal();
    }

    /// @param headers beside the usual ones or in their place; an empty one is not sent
    HttpResponse<String> post(String body, Map<String, String> headers) throws Exception {
        var all = new LinkedHashMap<>(usual());
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return send("POST", body, all);
    }

    HttpResponse<String> send(String method, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/mcp"))
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) request.header(name, value);
        });
        return client.send(request.build(), BodyHandlers.ofString());
    }

    Map<String, String> usual() {
        return Map.of(
                "Authorization",
                "Bearer " + token,
                "Accept",
                "application/json, text/event-stream");
    }

    /// JSON with apostrophes for quotes.
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /// The message that an answer is, or the last one of a stream.
    static JsonObject message(HttpResponse<String> answer) {
        return messages(answer).getLast();
    }

    static List<JsonObject> messages(HttpResponse<String> answer) {
        if (!answer.body().contains("data: "))
            return List.of((JsonObject) Json.parse(answer.body()));
        var all = new ArrayList<JsonObject>();
        for (var line : answer.body().split("\n", -1)) {
            if (line.startsWith("data: {")) {
                JsonValue data = Json.parse(line.substring("data: ".length()));
                all.add((JsonObject) data);
            }
        }
        return all;
    }

    static JsonObject result(HttpResponse<String> answer) {
        return message(answer)
                .object("result")
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    static long errorCode(HttpResponse<String> answer) {
        return message(answer).object("error").orElseThrow().integer("code").orElseThrow();
    }

    /// Begins a session.
    ///
    /// @return the headers of its requests
    Map<String, String> begin(String version) throws Exception {
        var answer =
                post(
                        json(
                                "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'%s','capabilities':{},'clientInfo':{'name':'t','version':'1'}}}"
                                        .formatted(version)),
                        Map.of());
        return Map.of(
                "Mcp-Session-Id", answer.headers().firstValue("Mcp-Session-Id").orElseThrow());
    }

    @Override
    public void close() {
        client.close();
    }
}
