package dev.backendrig.browser.tools;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Builds the JSON Schema of a tool's arguments. Not thread-safe.
///
/// Only keywords that every provider takes are used; unknown arguments are not forbidden, as a
/// model that adds one has still made itself clear.
final class Schema {
    private final JsonObject.Builder properties = JsonObject.builder();
    private final List<String> required = new ArrayList<>();

    Schema string(String name, String description, long minLength, long maxLength) {
        var property =
                described("string", description)
                        .put("minLength", minLength)
                        .put("maxLength", maxLength);
        properties.put(name, property.build());
        return this;
    }

    Schema integer(String name, String description, long minimum, long maximum) {
        var property =
                described("integer", description).put("minimum", minimum).put("maximum", maximum);
        properties.put(name, property.build());
        return this;
    }

    Schema require(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    JsonObject build() {
        var schema = JsonObject.builder().put("type", "object");
        schema.put("properties", properties.build());
        if (!required.isEmpty()) schema.put("required", JsonArray.ofStrings(required));
        return schema.build();
    }

    private static JsonObject.Builder described(String type, String description) {
        return JsonObject.builder().put("type", type).put("description", description);
    }
}
