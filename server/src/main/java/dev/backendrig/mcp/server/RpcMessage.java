package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message of JSON-RPC 2.0 from a client.
sealed interface RpcMessage {
    /// Wants an answer.
    ///
    /// @param id a string or an integer (MCP allows no `null`)
    record Request(JsonValue id, String method, JsonObject params) implements RpcMessage {
        JsonObject meta() {
            return params.object("_meta").orElse(JsonObject.EMPTY);
        }
    }

    /// Wants none.
    record Notification(String method, JsonObject params) implements RpcMessage {}

    /// The answer to a request of ours.
    ///
    /// @param result empty where it is an error
    record Response(JsonValue id, Optional<JsonObject> result) implements RpcMessage {}

    /// Reads a message.
    ///
    /// @throws RpcException if it is no such message
    static RpcMessage read(JsonValue value) {
        if (!(value instanceof JsonObject json)
                || !json.string("jsonrpc").filter("2.0"::equals).isPresent()) {
            throw invalid("A message is an object with \"jsonrpc\": \"2.0\".");
        }
        if (json.members().containsKey("id") && !isId(json.get("id"))) {
            throw invalid("The id of a message is a string or an integer.");
        }
        return json.members().containsKey("method") ? call(json) : response(json);
    }

    private static RpcMessage call(JsonObject json) {
        var method = json.string("method").filter(name -> !name.isEmpty());
        if (method.isEmpty()) throw invalid("The method of a message is a text.");
        if (json.members().containsKey("params") && json.object("params").isEmpty()) {
            throw invalid("The params of a message are an object.");
        }
        var params = json.object("params").orElse(JsonObject.EMPTY);
        var id = json.get("id");
        return id == null
                ? new Notification(method.get(), params)
                : new Request(id, method.get(), params);
    }

    private static RpcMessage response(JsonObject json) {
        var id = json.get("id");
        var isOne = json.object("result").isPresent() != json.object("error").isPresent();
        if (id == null || !isOne) {
            throw invalid("A message has a method, or an id with a result or an error.");
        }
        return new Response(id, json.object("result"));
    }

    /// The id of what may be no message, for the answer that says so.
    static Optional<JsonValue> idOf(JsonValue value) {
        return value instanceof JsonObject json && isId(json.get("id"))
                ? Optional.ofNullable(json.get("id"))
                : Optional.empty();
    }

    private static boolean isId(@Nullable JsonValue id) {
        return id instanceof JsonString
                || (id instanceof JsonNumber number && number.integer().isPresent());
    }

    private static RpcException invalid(String why) {
        return new RpcException(RpcError.invalidRequest(why));
    }
}
