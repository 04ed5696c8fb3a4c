package dev.backendrig.mcp.stdio;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Requests to the running server. Thread-safe.
///
/// @param address of its `/mcp`
/// @param token its access token
record Http(HttpClient client, URI address, String token) {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    static Http to(URI address, String token) {
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        return new Http(client, address, token);
    }

    HttpResponse<InputStream> post(JsonValue body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request =
                request(headers)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .POST(BodyPublishers.ofByteArray(Json.writeBytes(body)));
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<InputStream> get(Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = request(headers).header("Accept", "text/event-stream").GET();
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    void delete(Map<String, String> headers) throws IOException, InterruptedException {
        var request = request(headers).timeout(GOODBYE).DELETE();
        client.send(request.build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        return request;
    }
}
