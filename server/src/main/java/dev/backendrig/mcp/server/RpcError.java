package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// An error of the protocol (JSON-RPC 2.0, 5.1; MCP 2026-07-28, "Error Codes").
///
/// @param data null where there is none
record RpcError(int code, String message, @Nullable JsonValue data) {
    static final int PARSE = -32_700;
    static final int INVALID_REQUEST = -32_600;
    static final int METHOD_NOT_FOUND = -32_601;
    static final int INVALID_PARAMS = -32_602;
    static final int INTERNAL = -32_603;

    /// Of the versions before 2026-07-28.
    static final int RESOURCE_NOT_FOUND = -32_002;

    static final int HEADER_MISMATCH = -32_020;
    static final int UNSUPPORTED_VERSION = -32_022;

    RpcError(int code, String message) {
        this(code, message, null);
    }

    static RpcError invalidRequest(String message) {
        return new RpcError(INVALID_REQUEST, message);
    }

    static RpcError invalidParams(String message) {
        return new RpcError(INVALID_PARAMS, message);
    }

    static RpcError unknownMethod(String method) {
        return new RpcError(METHOD_NOT_FOUND, "Method not found: " + shown(method));
    }

    static RpcError headerMismatch(String message) {
        return new RpcError(HEADER_MISMATCH, "Header mismatch: " + message);
    }

    static RpcError internal() {
        return new RpcError(INTERNAL, "Something went wrong in the server. Its log says where.");
    }

    static RpcError unsupportedVersion(String requested) {
        var data =
                JsonObject.builder()
                        .put("supported", JsonArray.ofStrings(ProtocolVersion.texts()))
                        .put("requested", requested)
                        .build();
        return new RpcError(UNSUPPORTED_VERSION, "Unsupported protocol version", data);
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("code", code)
                .put("message", message)
                .putIfPresent("data", data)
                .build();
    }

    /// A word of the client's inside a sentence of ours.
    static String shown(String word) {
        var plain = word.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "…";
    }
}
