package dev.backendrig.model.offline;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.List;

/// Reads why a tool failed from what it answered.
final class FailureReason {
    private static final int MAX_CHARS = 300;
    private static final List<String> KEYS = List.of("error", "reason", "message", "detail");

    private FailureReason() {}

    /// One line without a full stop at its end, blank where the tool gave no reason.
    static String of(JsonValue content) {
        var reason =
                switch (Frame.unwrap(content)) {
                    case JsonString(String text) -> text;
                    case JsonObject object ->
                            KEYS.stream()
                                    .flatMap(key -> object.string(key).stream())
                                    .findFirst()
                                    .orElse("");
                    default -> "";
                };
        var line = Shown.line(reason, MAX_CHARS);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
