package dev.backendrig.http;

import dev.backendrig.http.openai.ModelList;
import dev.backendrig.http.openai.OpenAiError;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.Models;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// `GET /v1/models` and `GET /v1/models/{model}`: what can be asked for, in OpenAI's form. Thread-safe.
final class ModelsEndpoint {
    static final String PATH = "/v1/models";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Models models;

    ModelsEndpoint(Models models) {
        this.models = models;
    }

    /// All of them.
    void list(Exchange exchange) {
        send(exchange, OK, new ModelList(models).all());
    }

    /// One, by its id, whose slash may stand in the path as it is or as `%2F`.
    void one(Exchange exchange) {
        var id = decoded(exchange.path().substring(PATH.length() + 1));
        var found = new ModelList(models).one(id);
        if (found.isPresent()) {
            send(exchange, OK, found.get());
        } else {
            send(exchange, NOT_FOUND, OpenAiError.modelNotFound(unknown().in(exchange.language())));
        }
    }

    private static void send(Exchange exchange, int status, OpenAiError error) {
        send(exchange, status, error.json());
    }

    private static void send(Exchange exchange, int status, JsonObject body) {
        exchange.response().getHeaders().put("Cache-Control", "no-store");
        exchange.send(status, "application/json", Json.writeBytes(body));
    }

    private static String decoded(String path) {
        try {
            // A plus is a plus in a path.
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static Sentence unknown() {
        return new Sentence(
                "No model of that name is configured here. GET /v1/models lists those that are.",
                "Tidak ada model dengan nama itu di sini. GET /v1/models menyebutkan yang ada.");
    }
}
