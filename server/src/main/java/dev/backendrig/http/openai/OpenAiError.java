package dev.backendrig.http.openai;

import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What went wrong, in the form that OpenAI's clients read (API reference, "Errors"): all four members
/// are always there, `null` where there is nothing to say.
///
/// @param message for people
/// @param type the class of the fault, such as `invalid_request_error`
/// @param param the member of the request that is at fault, null where none is
/// @param code a word for programs, null where there is none
public record OpenAiError(
        String message, String type, @Nullable String param, @Nullable String code) {
    public static final String INVALID_REQUEST = "invalid_request_error";

    /// The request asks for a model that is not there; goes with status 404.
    public static OpenAiError modelNotFound(String message) {
        return new OpenAiError(message, INVALID_REQUEST, "model", "model_not_found");
    }

    /// The body of the answer.
    public JsonObject json() {
        var error = JsonObject.builder().put("message", message).put("type", type);
        put(error, "param", param);
        put(error, "code", code);
        return JsonObject.of("error", error.build());
    }

    private static void put(JsonObject.Builder error, String name, @Nullable String value) {
        if (value == null) error.put(name, JsonNull.NULL);
        else error.put(name, value);
    }
}
