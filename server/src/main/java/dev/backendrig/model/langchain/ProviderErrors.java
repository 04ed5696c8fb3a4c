package dev.backendrig.model.langchain;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.http.ResponseHead;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Makes a [ModelException] of what a provider says about a failure, in OpenAI's form or one of
/// those like it.
///
/// The error's own sentence may quote the prompt or the key, so it is looked at and never kept.
public final class ProviderErrors {
    private ProviderErrors() {}

    /// The failure that a response without success tells of.
    ///
    /// @param body `null` where it is no JSON
    public static ModelException of(String provider, ResponseHead head, JsonValue body) {
        return failure(provider, head.status(), ErrorWords.of(errorIn(body)), head.retryAfter());
    }

    /// The failure that an event in the middle of an answer tells of.
    ///
    /// @param error the value of `error`, or the whole event where it is an error itself
    public static ModelException of(String provider, JsonValue error) {
        var words = ErrorWords.of(error);
        return failure(provider, words.status(), words, null);
    }

    /// What a body says of its failure: the value of `error` or, where there is none, the body.
    static JsonValue errorIn(JsonValue body) {
        return switch (body) {
            case JsonObject object -> {
                var error = object.get("error");
                yield error == null || error instanceof JsonNull ? object : error;
            }
            case JsonArray array when !array.isEmpty() -> errorIn(array.items().getFirst());
            case JsonString text -> text;
            default -> JsonNull.NULL;
        };
    }

    private static ModelException failure(
            String provider, int status, ErrorWords words, @Nullable Duration retryAfter) {
        return new ModelException(kind(status, words), provider, status, retryAfter, words.shown());
    }

    private static Kind kind(int status, ErrorWords words) {
        // A server that has failed may say anything.
        if (status < 500 && words.badKey()) return Kind.BAD_KEY;
        if (status < 500 && words.unknownModel()) return Kind.UNKNOWN_MODEL;
        if (status < 500 && words.usedUp()) return Kind.QUOTA_EXHAUSTED;
        return switch (status) {
            case 401 -> Kind.BAD_KEY;
            case 402 -> Kind.QUOTA_EXHAUSTED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 407 -> Kind.UNREACHABLE;
            case 408, 409, 425, 499 -> Kind.SERVER_ERROR;
            case 429 -> Kind.RATE_LIMITED;
            case 503, 529 -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.SERVER_ERROR : Kind.BAD_REQUEST;
        };
    }
}
