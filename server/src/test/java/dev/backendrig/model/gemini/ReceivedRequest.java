package dev.backendrig.model.gemini;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request as it came over the wire.
///
/// @param headers names in lower case
public record ReceivedRequest(
        String method, String target, Map<String, String> headers, String body) {
    /// The header's value, empty where there is none.
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public JsonObject json() {
        return (JsonObject) Json.parse(body);
    }

    /// The items of `contents`.
    public List<JsonObject> contents() {
        return json().array("contents").orElseThrow().objects().toList();
    }

    /// The parts of the content at this place, counted from the end with negative numbers.
    public List<JsonObject> parts(int index) {
        var contents = contents();
        var content = contents.get(index < 0 ? contents.size() + index : index);
        return content.array("parts").orElseThrow().objects().toList();
    }
}
