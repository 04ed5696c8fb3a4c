package dev.backendrig.mcp.server;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;

/// What came of a tool, as `tools/call` answers it. A tool that failed or was refused is a result too:
/// the client's model is to read why.
final class ResultJson {
    private ResultJson() {}

    static JsonObject of(ToolResult result, ProtocolVersion version) {
        var content = new ArrayList<JsonValue>();
        content.add(text(result.content()));
        result.images().forEach(image -> content.add(image(image)));
        var json = JsonObject.of("content", JsonArray.of(content)).toBuilder();
        if (version.hasStructuredContent() && result.content() instanceof JsonObject object) {
            json.put("structuredContent", object);
        }
        return json.put("isError", !result.ok()).build();
    }

    static JsonObject text(String text, boolean isError) {
        return JsonObject.of("content", JsonArray.of(text(new JsonString(text)))).toBuilder()
                .put("isError", isError)
                .build();
    }

    private static JsonObject text(JsonValue content) {
        var text = content instanceof JsonString(var said) ? said : Json.write(content);
        return JsonObject.of("type", "text").toBuilder().put("text", text).build();
    }

    private static JsonObject image(Part.Image image) {
        return JsonObject.of("type", "image").toBuilder()
                .put("data", image.base64())
                .put("mimeType", image.mediaType())
                .build();
    }
}
