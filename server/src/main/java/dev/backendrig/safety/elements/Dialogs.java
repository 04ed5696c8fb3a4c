package dev.backendrig.safety.elements;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.util.Optional;

/// The dialogs that an action's answer tells of (extension/README.md, "An action").
final class Dialogs {
    private Dialogs() {}

    /// What the last one of them asked.
    static Optional<String> lastIn(JsonObject answer) {
        return answer.array("dialogs")
                .orElse(JsonArray.EMPTY)
                .objects()
                .flatMap(dialog -> dialog.string("message").stream())
                .reduce((_, later) -> later);
    }
}
