package dev.backendrig.model.openai;

import dev.backendrig.model.Ending;
import dev.backendrig.model.Ending.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the words for an end mean (OpenAI API reference, `finish_reason`), with those that other
/// servers have for the same.
final class OpenAiEndings {
    /// The form of all words so far; anything else might be text that must not be shown.
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private OpenAiEndings() {}

    /// @param finishReason null where the stream ended without one
    static Ending of(@Nullable String finishReason) {
        if (finishReason == null || finishReason.isEmpty()) return new Ending(Kind.UNEXPLAINED, "");
        var kind =
                switch (finishReason.toLowerCase(Locale.ROOT)) {
                    case "stop",
                            "tool_calls",
                            "function_call",
                            "tool_use",
                            "eos",
                            "eos_token",
                            "end_turn",
                            "stop_sequence",
                            "stop_sequences" ->
                            Kind.COMPLETE;
                    case "length", "max_tokens", "model_length" -> Kind.LENGTH;
                    case "content_filter",
                            "safety",
                            "sensitive",
                            "recitation",
                            "refusal",
                            "abort",
                            "cancelled",
                            "insufficient_system_resource" ->
                            Kind.STOPPED;
                    case "malformed_function_call" -> Kind.MALFORMED_CALL;
                    // A server of one's own may have any word for a good end.
                    default -> Kind.UNEXPLAINED;
                };
        return new Ending(kind, WORD.matcher(finishReason).matches() ? finishReason : "UNKNOWN");
    }
}
