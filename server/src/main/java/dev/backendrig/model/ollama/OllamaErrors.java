package dev.backendrig.model.ollama;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.http.ResponseHead;
import dev.backendrig.model.langchain.ProviderErrors;
import java.util.regex.Pattern;

/// Makes a [ModelException] of what Ollama says about a failure: `{"error": "a sentence"}`.
final class OllamaErrors {
    /// The whole detail of the failure of a model that cannot call tools. It is told by nothing but
    /// a sentence, before anything is said.
    static final String NO_TOOLS = "the model does not support tools";

    private static final Pattern TOOLS = Pattern.compile("does not support tools");

    /// What a hosted server says of limits that are renewed after hours or days.
    private static final Pattern USED_UP = Pattern.compile("usage limit|upgrade for higher");

    /// A queue that is full; the status of it was 503 and 500 in turn.
    private static final Pattern BUSY =
            Pattern.compile("server busy|maximum pending requests|too many concurrent");

    private OllamaErrors() {}

    /// The failure that a response without success tells of.
    static ModelException of(ResponseHead head, JsonValue body) {
        var sentence = sentence(body);
        if (TOOLS.matcher(sentence).find()) return failure(Kind.BAD_REQUEST, head, NO_TOOLS);
        if (head.status() == 429 && USED_UP.matcher(sentence).find()) {
            return failure(Kind.QUOTA_EXHAUSTED, head, "a usage limit");
        }
        if (head.status() == 500 && BUSY.matcher(sentence).find()) {
            return failure(Kind.OVERLOADED, head, "a full queue");
        }
        return ProviderErrors.of(OllamaChatModel.PROVIDER, head, body);
    }

    /// The failure that a line in the middle of an answer tells of; it has no status.
    static ModelException of(JsonValue error) {
        if (BUSY.matcher(sentence(error)).find()) {
            return new ModelException(Kind.OVERLOADED, OllamaChatModel.PROVIDER, "a full queue");
        }
        return ProviderErrors.of(OllamaChatModel.PROVIDER, error);
    }

    private static String sentence(JsonValue body) {
        return switch (body) {
            case JsonString(var text) -> text;
            case JsonObject object -> object.string("error").orElse("");
            default -> "";
        };
    }

    private static ModelException failure(Kind kind, ResponseHead head, String detail) {
        return new ModelException(
                kind, OllamaChatModel.PROVIDER, head.status(), head.retryAfter(), detail);
    }
}
