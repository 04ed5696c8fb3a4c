package dev.backendrig.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of a tool's call.
///
/// @param data anything that JSON has a form for
/// @param snapshot the page as it then is
public record ToolResult(@Nullable Object data, Optional<Snapshot> snapshot) {
    public static ToolResult of(@Nullable Object data) {
        return new ToolResult(data, Optional.empty());
    }

    public ToolResult with(Snapshot page) {
        return new ToolResult(data, Optional.of(page));
    }
}
