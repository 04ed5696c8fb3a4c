package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts lists into pages. A cursor says where the next one begins; it is the server's own, so clients
/// cannot read anything out of it.
final class Pages {
    private static final int SIZE = 50;

    private Pages() {}

    /// One page of a list.
    ///
    /// @param member what the list is called in the result
    /// @throws RpcException if the cursor is none of ours
    static JsonObject page(String member, List<? extends JsonValue> all, McpRequest request) {
        if (request.params().has("cursor") && request.params().string("cursor").isEmpty()) {
            throw wrong();
        }
        var from = from(request.params().string("cursor").orElse(null), all.size());
        var to = Math.min(all.size(), from + SIZE);
        var page = JsonObject.of(member, JsonArray.of(all.subList(from, to))).toBuilder();
        if (to < all.size()) page.put("nextCursor", cursor(to));
        return page.build();
    }

    private static int from(@Nullable String cursor, int size) {
        if (cursor == null) return 0;
        for (var at = SIZE; at < size; at += SIZE) if (cursor(at).equals(cursor)) return at;
        throw wrong();
    }

    private static RpcException wrong() {
        return new RpcException(RpcError.invalidParams("Invalid cursor: list from the beginning."));
    }

    private static String cursor(int at) {
        var text = "from " + at;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
