package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.client.RigException.Kind;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests to one server. May be used by several threads.
///
/// @param server its address, with a slash at the end
record Http(HttpClient client, URI server, Optional<String> token, Duration timeout) {
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream, application/problem+json";

    /// Requests to this server.
    ///
    /// @param timeout to the answer's head
    static Http to(URI server, Optional<String> token, Duration timeout) {
        var address = server.toString();
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
        return new Http(
                client,
                URI.create(address.endsWith("/") ? address : address + "/"),
                token,
                timeout);
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(timeout);
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        return request;
    }

    HttpRequest.Builder post(String path, @Nullable Object body) {
        var text = body == null ? "" : JsonWriter.write(body);
        return request(path)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(text, UTF_8));
    }

    /// Sends a request that is answered in JSON.
    ///
    /// @throws RigException if the answer is no good one, or no JSON object
    Fields json(HttpRequest.Builder request) {
        var answer = answer(request.header("Accept", JSON));
        try (var body = answer.body()) {
            return Fields.read(new String(body.readAllBytes(), UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            if (Thread.currentThread().isInterrupted()) throw RigException.interrupted(e);
            throw unreachable("the answer is no JSON", e);
        }
    }

    /// Sends a request that is answered by a stream.
    ///
    /// @throws RigException if the answer is no good one
    InputStream events(HttpRequest.Builder request) {
        return answer(request.header("Accept", EVENTS)).body();
    }

    private HttpResponse<InputStream> answer(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 == 2) return response;
            throw new RigException(problem(response));
        } catch (IOException e) {
            throw unreachable("no answer", e);
        } catch (InterruptedException e) {
            throw RigException.interrupted(e);
        }
    }

    private static Problem problem(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var text = new String(body.readNBytes(1 << 16), UTF_8);
            var retryAfter = response.headers().firstValue("Retry-After");
            return Problem.of(response.statusCode(), text, retryAfter);
        }
    }

    RigException unreachable(String what, @Nullable Throwable cause) {
        return new RigException(Kind.UNREACHABLE, server.getAuthority() + ": " + what, cause);
    }

    /// The members of a body, for those that are not a record's.
    static Map<String, ?> with(Map<String, @Nullable Object> body, Map<String, ?> more) {
        body.putAll(more);
        return body;
    }
}
