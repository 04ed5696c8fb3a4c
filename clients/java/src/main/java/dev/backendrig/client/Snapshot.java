package dev.backendrig.client;

import java.util.Map;

/// A page as the model reads it.
///
/// @param document changes with every new top document
public record Snapshot(String document, String text) {
    Map<String, String> words() {
        return Map.of("document", document, "text", text);
    }
}
