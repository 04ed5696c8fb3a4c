package dev.backendrig.model.anthropic;

import dev.backendrig.model.Ending;
import dev.backendrig.model.Ending.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the API's words for an end mean (Anthropic API, "Handling stop reasons").
final class Endings {
    /// The form of all words so far; anything else might be text that must not be shown.
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private Endings() {}

    /// @param stopReason null where the message ended without one
    static Ending of(@Nullable String stopReason) {
        if (stopReason == null || stopReason.isEmpty()) return new Ending(Kind.UNEXPLAINED, "");
        var kind =
                switch (stopReason) {
                    case "end_turn", "stop_sequence", "tool_use" -> Kind.COMPLETE;
                    // A pause is a limit too, that of the provider's own tools in one turn.
                    case "max_tokens", "model_context_window_exceeded", "pause_turn" -> Kind.LENGTH;
                    // A refusal, and whatever is added to it.
                    default -> Kind.STOPPED;
                };
        return new Ending(kind, WORD.matcher(stopReason).matches() ? stopReason : "unknown");
    }
}
