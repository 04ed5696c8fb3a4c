package dev.backendrig.agent;

import dev.backendrig.message.ToolResult;
import dev.backendrig.tool.PageSight;
import org.jspecify.annotations.Nullable;

/// What the gate says of a tool call.
///
/// @param invalid whether the call itself was wrong: an unknown tool or arguments against its schema
/// @param page what the tool saw of the page, not told in the result yet; null where it did not look
public record ToolAnswer(ToolResult result, boolean invalid, @Nullable PageSight page) {
    public ToolAnswer(ToolResult result, boolean invalid) {
        this(result, invalid, null);
    }
}
