package dev.backendrig.message;

import dev.backendrig.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a tool call, as the model is told it.
///
/// @param ok false where the tool failed, was refused or does not exist; the content then says why
/// @param content text or JSON
/// @param images pictures that belong to the result, usually none
/// @param trouble why it failed, null where it did not or where only the content says why
public record ToolResult(
        ToolCall call,
        boolean ok,
        JsonValue content,
        List<Part.Image> images,
        @Nullable ToolTrouble trouble) {
    public ToolResult {
        images = List.copyOf(images);
    }

    /// A result whose content says all that is known.
    public ToolResult(ToolCall call, boolean ok, JsonValue content, List<Part.Image> images) {
        this(call, ok, content, images, null);
    }
}
