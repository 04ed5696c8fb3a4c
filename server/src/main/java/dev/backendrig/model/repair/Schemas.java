package dev.backendrig.model.repair;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolSpec;
import java.util.List;
import java.util.Optional;

/// Looks things up in schemas of arguments.
final class Schemas {
    private Schemas() {}

    static JsonObject properties(ToolSpec tool) {
        return properties(tool.inputSchema());
    }

    static JsonObject properties(JsonObject schema) {
        return schema.object("properties").orElse(JsonObject.EMPTY);
    }

    static List<String> required(JsonObject schema) {
        return strings(schema, "required");
    }

    /// The types that a value may have; none where the schema does not say.
    static List<String> types(JsonObject schema) {
        return schema.string("type").map(List::of).orElseGet(() -> strings(schema, "type"));
    }

    static boolean forbidsOthers(JsonObject schema) {
        return schema.get("additionalProperties") instanceof JsonBoolean(var may) && !may;
    }

    /// The one argument that has to be given, or the only one there is; empty where it may be
    /// several.
    static Optional<String> onlyArgument(JsonObject schema) {
        var required = required(schema);
        if (required.size() == 1) return Optional.of(required.getFirst());
        var all = properties(schema).members().keySet();
        return required.isEmpty() && all.size() == 1
                ? Optional.of(all.iterator().next())
                : Optional.empty();
    }

    private static List<String> strings(JsonObject schema, String keyword) {
        return schema.array(keyword).orElse(JsonArray.EMPTY).items().stream()
                .filter(JsonString.class::isInstance)
                .map(it -> ((JsonString) it).value())
                .toList();
    }
}
