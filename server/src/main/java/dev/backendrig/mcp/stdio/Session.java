package dev.backendrig.mcp.stdio;

import dev.backendrig.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The session that the client has begun, of a version that has sessions. Thread-safe.
final class Session {
    private @Nullable Message initialize;
    private @Nullable String id;
    private @Nullable String version;

    /// The server has answered `initialize`.
    synchronized void begun(Message asked, @Nullable String sessionId, JsonObject result) {
        initialize = asked;
        id = sessionId;
        version = result.string("protocolVersion").orElse(null);
    }

    /// How the session was begun, to begin it again; null where it was not.
    synchronized @Nullable Message initialize() {
        return initialize;
    }

    /// What each request of it has.
    synchronized Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (id != null) headers.put("Mcp-Session-Id", id);
        if (version != null) headers.put("MCP-Protocol-Version", version);
        return headers;
    }

    synchronized boolean isOpen() {
        return id != null;
    }
}
