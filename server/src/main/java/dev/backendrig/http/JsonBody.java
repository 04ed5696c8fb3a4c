package dev.backendrig.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a request says that its body is JSON (RFC 8259, 11: in UTF-8).
final class JsonBody {
    private static final int MAX_PARAMETERS = 20;

    private JsonBody() {}

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
