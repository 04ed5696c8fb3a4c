package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonString;
import java.util.List;

/// The texts in a list.
final class Texts {
    private Texts() {}

    static List<String> of(JsonArray list) {
        return list.items().stream()
                .filter(JsonString.class::isInstance)
                .map(it -> ((JsonString) it).value())
                .toList();
    }
}
