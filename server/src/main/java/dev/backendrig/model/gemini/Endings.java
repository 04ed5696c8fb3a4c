package dev.backendrig.model.gemini;

import dev.backendrig.model.Ending;
import dev.backendrig.model.Ending.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the API's words for an end mean (Gemini API reference, FinishReason and BlockReason).
final class Endings {
    /// The form of all words so far; anything else might be text that must not be shown.
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private Endings() {}

    /// @param finishReason null where the stream ended without one
    static Ending of(@Nullable String finishReason) {
        if (finishReason == null || finishReason.isEmpty()) return new Ending(Kind.UNEXPLAINED, "");
        var kind =
                switch (finishReason) {
                    case "STOP" -> Kind.COMPLETE;
                    case "MAX_TOKENS" -> Kind.LENGTH;
                    case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL" -> Kind.MALFORMED_CALL;
                    case "FINISH_REASON_UNSPECIFIED" -> Kind.UNEXPLAINED;
                    // Safety, recitation, language and the like, and whatever is added to them.
                    default -> Kind.STOPPED;
                };
        return new Ending(kind, word(finishReason));
    }

    static Ending blocked(String blockReason) {
        return new Ending(Kind.PROMPT_BLOCKED, word(blockReason));
    }

    private static String word(String reason) {
        return WORD.matcher(reason).matches() ? reason : "UNKNOWN";
    }
}
