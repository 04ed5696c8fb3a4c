package dev.backendrig.contract;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The messages of the extended socket as docs/socket-2.schema.json has them, and the examples in
/// docs/socket-2.examples.json.
public final class SocketSchema {
    private static final Path DOCS = Path.of("..", "docs");
    private static final SocketSchema THE_ONE = new SocketSchema();

    private final JsonObject root = (JsonObject) read("socket-2.schema.json");
    private final JsonSchema fromServer = side("fromServer");
    private final JsonSchema fromClient = side("fromClient");

    private SocketSchema() {}

    /// An example.
    ///
    /// @param from `client` or `server`
    public record Example(String name, String from, boolean valid, JsonObject message) {
        @Override
        public String toString() {
            return from + ": " + name;
        }
    }

    /// What is wrong with a message of this side; empty where nothing is.
    public static List<String> problems(String from, JsonObject message) {
        var schema = from.equals("server") ? THE_ONE.fromServer : THE_ONE.fromClient;
        return schema.problems(message);
    }

    /// All examples.
    public static List<Example> examples() {
        return ((JsonArray) read("socket-2.examples.json"))
                .objects()
                .map(it ->
                        new Example(
                                it.string("name").orElseThrow(),
                                it.string("from").orElseThrow(),
                                it.bool("valid").orElseThrow(),
                                it.object("message").orElseThrow()))
                .toList();
    }

    private JsonSchema side(String name) {
        return JsonSchema.of(
                JsonObject.of("$ref", "#/$defs/" + name).toBuilder()
                        .put("$defs", root.object("$defs").orElseThrow())
                        .build());
    }

    private static JsonValue read(String file) {
        try {
            return Json.parse(Files.readString(DOCS.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
