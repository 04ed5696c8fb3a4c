package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import java.time.Duration;

/// What every result has in the version 2026-07-28: its type, who made it, and for lists and what is
/// read, how long it stays fresh.
record StatelessResult(About about) {
    private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    private static final String PRIVATE = "private";
    private static final Duration LIST = Duration.ofSeconds(5);
    private static final Duration SERVER = Duration.ofHours(1);

    JsonObject complete(JsonObject result) {
        return typed("complete", result, JsonObject.EMPTY);
    }

    /// @param meta what else stands in its `_meta`
    JsonObject complete(JsonObject result, JsonObject meta) {
        return typed("complete", result, meta);
    }

    /// Of a method that is answered at once: all of them but [#discovered] depend on the browser.
    JsonObject list(JsonObject result) {
        return complete(fresh(result, LIST, PRIVATE));
    }

    /// Of a call.
    JsonObject called(String method, JsonObject result) {
        return complete(
                method.equals(Methods.RESOURCES_READ)
                        ? fresh(result, Duration.ZERO, PRIVATE)
                        : result);
    }

    JsonObject discovered(JsonObject result) {
        return complete(fresh(result, SERVER, "public"));
    }

    JsonObject inputRequired(JsonObject result) {
        return typed("input_required", result, JsonObject.EMPTY);
    }

    private static JsonObject fresh(JsonObject result, Duration time, String scope) {
        return result.toBuilder().put("ttlMs", time.toMillis()).put("cacheScope", scope).build();
    }

    private JsonObject typed(String type, JsonObject result, JsonObject meta) {
        var info = about.serverInfo(ProtocolVersion.V2026_07_28);
        return result.toBuilder()
                .put("resultType", type)
                .put("_meta", meta.toBuilder().put(SERVER_INFO, info).build())
                .build();
    }
}
