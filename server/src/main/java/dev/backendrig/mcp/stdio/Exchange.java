package dev.backendrig.mcp.stdio;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries one message to the server and what it answers back to the client. Thread-safe.
///
/// @param err where is told what goes wrong, for the person who set the client up
record Exchange(Http http, Session session, Client client, PrintStream err, Language language) {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL_ERROR = -32_603;

    /// Blocks until the server has answered all of it.
    void carry(Message message) throws InterruptedException {
        try {
            answered(message, post(message), true);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            fail(message, notRunning());
        } catch (IOException e) {
            // A request that was given up ends so too.
            if (Thread.interrupted()) throw new InterruptedException();
            fail(message, broken());
        }
    }

    private HttpResponse<InputStream> post(Message message)
            throws IOException, InterruptedException {
        return http.post(message.body(), headers(message));
    }

    private Map<String, String> headers(Message message) {
        if (message.isStateless()) return message.headers();
        return message.is("initialize") ? Map.of() : session.headers();
    }

    private void answered(Message message, HttpResponse<InputStream> answer, boolean mayRenew)
            throws IOException, InterruptedException {
        var lost = answer.statusCode() == NOT_FOUND && !message.isStateless();
        if (lost && mayRenew && renewed()) {
            answer.body().close();
            answered(message, post(message), false);
            return;
        }
        if (answer.statusCode() == OK && type(answer).equals("text/event-stream")) {
            new Events(client::send).read(answer.body());
            return;
        }
        JsonObject body;
        try (var stream = answer.body()) {
            body = object(stream.readAllBytes());
        }
        told(message, answer, body);
    }

    private void told(Message message, HttpResponse<InputStream> answer, JsonObject body) {
        if (answer.statusCode() == OK && message.is("initialize")) begun(message, answer, body);
        if (body.string("jsonrpc").isPresent()) {
            var id = message.id();
            client.send(
                    id == null || body.has("id") ? body : body.toBuilder().put("id", id).build());
        } else if (answer.statusCode() >= 300) {
            fail(message, refused(answer.statusCode(), body));
        }
    }

    private void begun(Message message, HttpResponse<InputStream> answer, JsonObject body) {
        var id = answer.headers().firstValue("Mcp-Session-Id").orElse(null);
        body.object("result").ifPresent(result -> session.begun(message, id, result));
    }

    /// The server was started anew and knows nothing of the session: begins it again, which the client
    /// does not notice.
    private boolean renewed() throws IOException, InterruptedException {
        var initialize = session.initialize();
        if (initialize == null) return false;
        var answer = post(initialize);
        try (var stream = answer.body()) {
            var body = object(stream.readAllBytes());
            if (answer.statusCode() != OK) return false;
            begun(initialize, answer, body);
            return true;
        }
    }

    private static String type(HttpResponse<InputStream> answer) {
        var header = answer.headers().firstValue("Content-Type").orElse("");
        return header.replaceFirst(";.*", "").strip();
    }

    /// What is no object says nothing to us.
    private static JsonObject object(byte[] bytes) {
        try {
            return Optional.of(bytes)
                    .filter(it -> it.length > 0)
                    .map(Json::parse)
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .orElse(JsonObject.EMPTY);
        } catch (JsonException e) {
            return JsonObject.EMPTY;
        }
    }

    private void fail(Message message, String why) {
        err.println(why);
        error(message.id(), INTERNAL_ERROR, why);
    }

    /// Tells the client that something is wrong.
    ///
    /// @param id null where nothing is to be answered
    void error(@Nullable JsonValue id, int code, String why) {
        if (id == null) return;
        var error = JsonObject.builder().put("code", code).put("message", why).build();
        client.send(
                JsonObject.of("jsonrpc", "2.0").toBuilder()
                        .put("id", id)
                        .put("error", error)
                        .build());
    }

    private String notRunning() {
        return language.choose(
                "Backend Rig is not running at %s. Start it with ./rig run, then try again."
                        .formatted(http.address()),
                "Backend Rig tidak berjalan di %s. Jalankan dengan ./rig run, lalu coba lagi."
                        .formatted(http.address()));
    }

    private String broken() {
        return language.choose(
                "The connection to Backend Rig broke off. Whether what was asked for has happened"
                        + " is not known.",
                "Sambungan ke Backend Rig terputus. Belum diketahui apakah yang diminta sudah"
                        + " terjadi.");
    }

    private String refused(int status, JsonObject problem) {
        if (status == UNAUTHORIZED) {
            return language.choose(
                    "Backend Rig does not take this token. Start the client with the same DATA_DIR"
                            + " or AUTH_TOKEN as the server.",
                    "Backend Rig menolak token ini. Jalankan klien dengan DATA_DIR atau AUTH_TOKEN"
                            + " yang sama dengan servernya.");
        }
        return problem.string("detail")
                .orElseGet(() ->
                        language.choose(
                                "Backend Rig answered with HTTP status " + status + ".",
                                "Backend Rig menjawab dengan status HTTP " + status + "."));
    }
}
