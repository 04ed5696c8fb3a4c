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
/// @param ours whether the content is in words of this server, such as a refusal; all else came
///     from outside and is data to a model
public record ToolResult(
        ToolCall call,
        boolean ok,
        JsonValue content,
        List<Part.Image> images,
        @Nullable ToolTrouble trouble,
        boolean ours) {
    public ToolResult {
        images = List.copyOf(images);
    }

    /// A result from outside whose content says all that is known.
    public ToolResult(ToolCall call, boolean ok, JsonValue content, List<Part.Image> images) {
        this(call, ok, content, images, null, false);
    }

    /// The same result with another content.
    public ToolResult withContent(JsonValue other) {
        return new ToolResult(call, ok, other, images, trouble, ours);
    }
}
