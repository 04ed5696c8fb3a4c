package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What a client has said of itself.
///
/// @param logLevel the least grave log messages that it wants, null: none
record McpClient(ProtocolVersion version, JsonObject capabilities, @Nullable LogLevel logLevel) {
    /// Whether it can show its person a form. One that names no mode means that one.
    boolean showsForms() {
        if (!version.hasElicitation()) return false;
        var elicitation = capabilities.object("elicitation");
        return elicitation.filter(modes -> modes.has("form") || !modes.has("url")).isPresent();
    }

    boolean wants(LogLevel level) {
        return logLevel != null && level.compareTo(logLevel) >= 0;
    }
}
