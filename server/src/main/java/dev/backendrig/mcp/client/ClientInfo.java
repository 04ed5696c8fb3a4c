package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonObject;

/// What we say of ourselves.
record ClientInfo(String version) {
    JsonObject json() {
        return JsonObject.builder()
                .put("name", "backend-rig")
                .put("title", "Backend Rig")
                .put("version", version)
                .build();
    }

    /// The handshake. We offer a server nothing: no model, no person, no folders.
    JsonObject hello() {
        return JsonObject.builder()
                .put("protocolVersion", ProtocolVersion.offered().text())
                .put("capabilities", JsonObject.EMPTY)
                .put("clientInfo", json())
                .build();
    }
}
