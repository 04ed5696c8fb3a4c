package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;

/// Answers what a server asks of us. It gets no model, no person and no folder.
final class ServerRequests {
    private static final String REFUSAL =
            "This client does not offer that to servers: it only calls their tools.";

    private ServerRequests() {}

    static JsonObject answer(String method, JsonObject request) {
        JsonValue id = request.get("id") == null ? JsonNull.NULL : request.get("id");
        var answer = JsonObject.builder().put("jsonrpc", "2.0").put("id", id);
        return switch (method) {
            case "ping" -> answer.put("result", JsonObject.EMPTY).build();
            case "roots/list" ->
                    answer.put("result", JsonObject.of("roots", JsonArray.EMPTY)).build();
            case "elicitation/create" ->
                    answer.put("result", JsonObject.of("action", "decline")).build();
            // Sampling among them.
            case String _ -> answer.put("error", refusal()).build();
        };
    }

    private static JsonObject refusal() {
        return JsonObject.builder()
                .put("code", RpcCodes.METHOD_NOT_FOUND)
                .put("message", REFUSAL)
                .build();
    }
}
