package dev.backendrig.mcp.server;

import dev.backendrig.agent.ToolTalks;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request of a client, with what is known of who asks.
///
/// @param talks where what the client has seen of browsers is kept
record McpRequest(RpcMessage.Request message, McpClient client, HttpAsk ask, ToolTalks talks) {
    String method() {
        return message.method();
    }

    JsonObject params() {
        return message.params();
    }

    /// A text that the request must have.
    ///
    /// @throws RpcException if it has not
    String text(String name) {
        return params().string(name)
                .orElseThrow(() ->
                        new RpcException(
                                RpcError.invalidParams(
                                        method() + " needs the text " + name + ".")));
    }

    /// An object that the request may have.
    ///
    /// @throws RpcException if it has something else there
    JsonObject object(String name) {
        if (params().has(name) && params().object(name).isEmpty()) {
            throw new RpcException(RpcError.invalidParams(name + " must be an object."));
        }
        return params().object(name).orElse(JsonObject.EMPTY);
    }

    /// What progress is told under; null where none is wanted.
    @Nullable JsonValue progressToken() {
        return Optional.ofNullable(message.meta().get("progressToken"))
                .filter(token ->
                        token instanceof JsonString
                                || (token instanceof JsonNumber number
                                        && number.integer().isPresent()))
                .orElse(null);
    }
}
