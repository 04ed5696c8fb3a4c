package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;

/// Messages of JSON-RPC 2.0 to a client.
final class Rpc {
    private Rpc() {}

    static JsonObject result(JsonValue id, JsonObject result) {
        return message().put("id", id).put("result", result).build();
    }

    static JsonObject error(JsonValue id, RpcError error) {
        return message().put("id", id).put("error", error.json()).build();
    }

    /// An error that answers no request, or one whose id nobody could read.
    static JsonObject error(RpcError error) {
        return message().put("error", error.json()).build();
    }

    static JsonObject request(String id, String method, JsonObject params) {
        return message().put("id", id).put("method", method).put("params", params).build();
    }

    static JsonObject notification(String method, JsonObject params) {
        var message = message().put("method", method);
        return (params.isEmpty() ? message : message.put("params", params)).build();
    }

    private static JsonObject.Builder message() {
        return JsonObject.of("jsonrpc", "2.0").toBuilder();
    }
}
