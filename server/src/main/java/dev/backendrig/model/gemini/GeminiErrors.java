package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a [ModelException] of what the API says about a failure (google.rpc.Status in JSON).
///
/// The error's own sentence may quote the prompt or the key, so it is looked at and never kept.
final class GeminiErrors {
    /// The API's status words and the HTTP status of each (google.rpc.Code).
    private static final Map<String, Integer> STATUS_WORDS =
            Map.ofEntries(
                    Map.entry("INVALID_ARGUMENT", 400),
                    Map.entry("FAILED_PRECONDITION", 400),
                    Map.entry("OUT_OF_RANGE", 400),
                    Map.entry("UNAUTHENTICATED", 401),
                    Map.entry("PERMISSION_DENIED", 403),
                    Map.entry("NOT_FOUND", 404),
                    Map.entry("ABORTED", 409),
                    Map.entry("ALREADY_EXISTS", 409),
                    Map.entry("RESOURCE_EXHAUSTED", 429),
                    Map.entry("CANCELLED", 499),
                    Map.entry("INTERNAL", 500),
                    Map.entry("UNKNOWN", 500),
                    Map.entry("DATA_LOSS", 500),
                    Map.entry("UNIMPLEMENTED", 501),
                    Map.entry("UNAVAILABLE", 503),
                    Map.entry("DEADLINE_EXCEEDED", 504));

    private GeminiErrors() {}

    /// The failure that an error object tells of.
    ///
    /// @param httpStatus the response's status; below 400 the error's own code counts
    /// @param error the value of `error`, empty where the body holds none
    /// @param retryAfter what the response's header asks for, null where it asks for nothing
    static ModelException of(int httpStatus, JsonObject error, @Nullable Duration retryAfter) {
        var word = error.string("status").filter(STATUS_WORDS::containsKey).orElse("");
        var status = httpStatus >= 400 ? httpStatus : codeOf(error, word);
        var details = ErrorDetails.of(error);
        var delay = details.retryDelay().or(() -> Optional.ofNullable(retryAfter)).orElse(null);
        return new ModelException(
                kind(status, word, details),
                GeminiChatModel.PROVIDER,
                status,
                delay,
                word.isEmpty() ? "no status word" : word);
    }

    private static int codeOf(JsonObject error, String word) {
        var code = error.integer("code").orElse(0);
        if (code >= 400 && code < 600) return (int) code;
        return STATUS_WORDS.getOrDefault(word, 500);
    }

    private static Kind kind(int status, String word, ErrorDetails details) {
        if (details.badKey()) return Kind.BAD_KEY;
        return switch (status) {
            case 401 -> Kind.BAD_KEY;
            case 402 -> Kind.QUOTA_EXHAUSTED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 429 -> details.usedUp() ? Kind.QUOTA_EXHAUSTED : Kind.RATE_LIMITED;
            case 407 -> Kind.UNREACHABLE;
            case 408, 409, 499 -> Kind.SERVER_ERROR;
            case 503, 529 -> Kind.OVERLOADED;
            default -> {
                // Such as a country without service, or billing that is not switched on.
                if (word.equals("FAILED_PRECONDITION")) yield Kind.FORBIDDEN;
                if (status >= 500) yield Kind.SERVER_ERROR;
                yield details.tooLong() ? Kind.CONTEXT_TOO_LONG : Kind.BAD_REQUEST;
            }
        };
    }
}
