package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import java.util.Locale;

/// A tool as `tools/list` tells of it.
final class ToolJson {
    private ToolJson() {}

    static JsonObject of(Tool tool, ProtocolVersion version) {
        var spec = tool.spec();
        return json(spec.name(), spec.description(), spec.inputSchema(), tool.effect(), version);
    }

    /// @param effect what the hints are made of: they are for the client's model and person, and no
    ///     rule of ours depends on them
    static JsonObject json(
            String name,
            String description,
            JsonObject schema,
            Effect effect,
            ProtocolVersion version) {
        var title = title(name);
        var json = JsonObject.of("name", name).toBuilder();
        if (version.hasStructuredContent()) json.put("title", title);
        return json.put("description", description)
                .put("inputSchema", schema)
                .put("annotations", annotations(title, effect))
                .build();
    }

    private static JsonObject annotations(String title, Effect effect) {
        var reads = effect == Effect.READ;
        return JsonObject.of("title", title).toBuilder()
                .put("readOnlyHint", reads)
                .put("destructiveHint", effect == Effect.ACT)
                .put("idempotentHint", reads)
                .put("openWorldHint", true)
                .build();
    }

    private static String title(String name) {
        var words = name.replace('_', ' ').replace('-', ' ').strip();
        return words.isEmpty()
                ? name
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
