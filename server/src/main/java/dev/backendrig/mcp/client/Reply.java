package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonObject;

/// What becomes of a request.
sealed interface Reply {
    record Result(JsonObject json) implements Reply {}

    /// @param code of JSON-RPC
    record Refused(long code) implements Reply {}

    record Broken(McpException why) implements Reply {}
}
