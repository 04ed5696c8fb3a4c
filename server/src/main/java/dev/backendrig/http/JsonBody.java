package dev.backendrig.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Bodies that are JSON in UTF-8 (RFC 8259, 11).
final class JsonBody {
    private static final int MAX_PARAMETERS = 20;

    private JsonBody() {}

    /// Looks whether a request says that its body is JSON.
    ///
    /// @param contentType null where the request has none
    /// @throws ProblemException if it says something else, or nothing
    static void check(@Nullable String contentType) {
        if (contentType == null || !isJson(contentType)) {
            throw new ProblemException(
                    ProblemKind.UNSUPPORTED_TYPE,
                    "Send the request with 'Content-Type: application/json', in UTF-8.",
                    "Kirim permintaan dengan 'Content-Type: application/json', dalam UTF-8.");
        }
    }

    /// The object that a body is.
    ///
    /// @throws ProblemException if it is none
    static JsonObject object(byte[] body) {
        try {
            if (Json.parseStrict(body) instanceof JsonObject object) return object;
        } catch (JsonException e) {
            throw new ProblemException(
                    ProblemKind.INVALID_JSON,
                    e.getMessage() + ".",
                    "Isi permintaan bukan JSON yang benar: " + e.getMessage() + ".");
        }
        throw new ProblemException(
                ProblemKind.INVALID_JSON,
                "The request must be a JSON object.",
                "Permintaan harus berupa objek JSON.");
    }

    private static boolean isJson(String contentType) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", MAX_PARAMETERS);
        if (!parts[0].strip().equals("application/json")) return false;
        for (var i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !isUtf8(parameter)) return false;
        }
        return true;
    }

    private static boolean isUtf8(String parameter) {
        var charset = parameter.substring("charset=".length());
        return charset.equals("utf-8") || charset.equals("utf8");
    }
}
