package dev.backendrig.http.socket;

import dev.backendrig.json.JsonObject;

/// The messages about actions, from the browser's side.
final class Actions {
    private Actions() {}

    static String requestId(JsonObject request) {
        return request.object("data").flatMap(data -> data.string("request_id")).orElseThrow();
    }

    static JsonObject command(JsonObject request) {
        return request.object("data").flatMap(data -> data.object("command")).orElseThrow();
    }

    /// @param form the members beside the id, as JSON text
    static String result(String requestId, String form) {
        return "{\"type\":\"ActionResult\",\"data\":{\"request_id\":\""
                + requestId
                + "\","
                + form
                + "}}";
    }

    static String success(JsonObject request) {
        return result(requestId(request), "\"success\":true,\"error\":null,\"data\":null");
    }
}
