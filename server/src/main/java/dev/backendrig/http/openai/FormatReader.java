package dev.backendrig.http.openai;

import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelOptions.Format;
import org.jspecify.annotations.Nullable;

/// Reads `response_format`.
record FormatReader(Members request) {
    private static final String NAME = "response_format";
    private static final String SCHEMA = "json_schema";

    Format read() {
        var format = request.object(NAME);
        if (format == null) return new Format.Text();
        return switch (format.neededString("type")) {
            case "text" -> new Format.Text();
            case "json_object" -> new Format.Json();
            case SCHEMA -> schema(format.neededObject(SCHEMA));
            case String _ ->
                    throw format.wrongValue(
                            "type",
                            "Invalid 'response_format.type': 'text', 'json_object' or 'json_schema'"
                                    + " is expected.",
                            "'response_format.type' tidak benar: harus 'text', 'json_object', atau"
                                    + " 'json_schema'.");
        };
    }

    private static Format schema(Members given) {
        var name = ToolsReader.name(given);
        given.string("description");
        return new Format.JsonOf(name, orAny(given.object("schema")), given.isTrue("strict"));
    }

    private static JsonObject orAny(@Nullable Members schema) {
        return schema == null ? JsonObject.of("type", "object") : schema.object();
    }
}
