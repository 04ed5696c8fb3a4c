package dev.backendrig.mcp.stdio;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads an event stream of our own server (WHATWG HTML, 9.2.6): each event is a message, or tells
/// only where one can go on. Used by one thread.
final class Events {
    private final Consumer<JsonObject> messages;
    private final StringBuilder data = new StringBuilder();
    private @Nullable String lastId;

    Events(Consumer<JsonObject> messages) {
        this.messages = messages;
    }

    /// Reads to the end of the stream.
    void read(InputStream stream) throws IOException {
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) take(line);
        }
    }

    private void take(String line) {
        if (line.isEmpty()) {
            end();
        } else if (line.startsWith("data: ")) {
            data.append(line, "data: ".length(), line.length());
        } else if (line.startsWith("id: ")) {
            lastId = line.substring("id: ".length());
        }
    }

    private void end() {
        var text = data.toString();
        data.setLength(0);
        if (text.isEmpty()) return;
        try {
            if (Json.parse(text) instanceof JsonObject message) messages.accept(message);
        } catch (JsonException e) {
            throw new IllegalStateException("The server sent an event that is no JSON", e);
        }
    }

    /// Where the stream can be gone on with; null where nowhere.
    @Nullable String lastId() {
        return lastId;
    }
}
