package dev.backendrig.model.ollama;

import dev.backendrig.model.Ending;
import dev.backendrig.model.Ending.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the API's words for an end mean (Ollama API, `done_reason`).
final class Endings {
    /// The form of all words so far; anything else might be text that must not be shown.
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private Endings() {}

    /// @param doneReason null where the answer ended without one
    static Ending of(@Nullable String doneReason) {
        if (doneReason == null || doneReason.isEmpty()) return new Ending(Kind.UNEXPLAINED, "");
        var kind =
                switch (doneReason) {
                    case "stop" -> Kind.COMPLETE;
                    case "length" -> Kind.LENGTH;
                    default -> Kind.STOPPED;
                };
        return new Ending(kind, WORD.matcher(doneReason).matches() ? doneReason : "unknown");
    }
}
