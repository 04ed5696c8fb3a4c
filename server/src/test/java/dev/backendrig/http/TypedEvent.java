package dev.backendrig.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// An event of the extended event stream.
public record TypedEvent(long id, String name, JsonObject data) {
    /// The events of a stretch of a stream; comments are passed over.
    public static List<TypedEvent> of(String stream) {
        return Stream.of(stream.split("\n\n", -1))
                .filter(block -> !block.isBlank() && !block.startsWith(":"))
                .map(TypedEvent::read)
                .toList();
    }

    private static TypedEvent read(String block) {
        var lines = block.lines().toList();
        if (lines.size() != 3) throw new AssertionError("not three lines: " + block);
        return new TypedEvent(
                Long.parseLong(value(lines.get(0), "id: ")),
                value(lines.get(1), "event: "),
                (JsonObject) Json.parse(value(lines.get(2), "data: ")));
    }

    private static String value(String line, String field) {
        if (!line.startsWith(field)) throw new AssertionError("no " + field + ": " + line);
        return line.substring(field.length());
    }

    /// Such as `text {"delta":"Hi"}`.
    @Override
    public String toString() {
        return name + " " + data;
    }
}
