package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonObject;

/// What becomes of a request.
sealed interface Reply {
    /// It was done.
    record Result(JsonObject json) implements Reply {}

    /// The server said no.
    ///
    /// @param code of JSON-RPC
    record Refused(long code) implements Reply {}

    /// There will be no answer.
    record Broken(McpException why) implements Reply {}
}
