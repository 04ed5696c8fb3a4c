package dev.backendrig.message;

import dev.backendrig.json.JsonValue;
import java.util.List;

/// What came of a tool call, as the model is told it.
///
/// @param ok false where the tool failed, was refused or does not exist; the content then says why
/// @param content text or JSON
/// @param images pictures that belong to the result, usually none
public record ToolResult(ToolCall call, boolean ok, JsonValue content, List<Part.Image> images) {
    public ToolResult {
        images = List.copyOf(images);
    }
}
