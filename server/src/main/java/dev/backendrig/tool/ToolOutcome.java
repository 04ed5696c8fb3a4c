package dev.backendrig.tool;

import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Part;
import java.util.List;

/// What came of a tool's work.
public sealed interface ToolOutcome {
    /// It was done.
    ///
    /// @param content text or JSON for the model
    record Done(JsonValue content, List<Part.Image> images) implements ToolOutcome {
        public Done {
            images = List.copyOf(images);
        }

        public static Done of(JsonValue content) {
            return new Done(content, List.of());
        }

        public static Done of(String content) {
            return of(new JsonString(content));
        }
    }

    /// It was tried and did not work, or its outcome is unknown. The reason is for the model.
    record Failed(String reason) implements ToolOutcome {}

    /// It was not tried, because a rule forbids it. The reason is for the model.
    record Denied(String reason) implements ToolOutcome {}
}
