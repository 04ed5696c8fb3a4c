package dev.backendrig.tool;

import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolTrouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a tool's work.
public sealed interface ToolOutcome {
    /// It was done.
    ///
    /// @param content text or JSON for the model
    /// @param page what it saw of the page, null where it did not look
    /// @param ours whether the content is in words of this server: all else is not to be believed
    record Done(JsonValue content, List<Part.Image> images, @Nullable PageSight page, boolean ours)
            implements ToolOutcome {
        public Done {
            images = List.copyOf(images);
        }

        /// In the words of somebody outside.
        public Done(JsonValue content, List<Part.Image> images, @Nullable PageSight page) {
            this(content, images, page, false);
        }

        public Done(JsonValue content, List<Part.Image> images) {
            this(content, images, null);
        }

        public static Done inOurWords(String content, @Nullable PageSight page) {
            return new Done(new JsonString(content), List.of(), page, true);
        }

        public static Done of(JsonValue content) {
            return new Done(content, List.of());
        }

        public static Done of(String content) {
            return of(new JsonString(content));
        }
    }

    /// It was tried and did not work, or its outcome is unknown. The reason is for the model.
    ///
    /// @param trouble the same for who tells a person, null where only the reason says it
    /// @param ours whether the reason is in words of this server: those of a browser or a page are
    ///     not to be believed
    record Failed(String reason, @Nullable ToolTrouble trouble, boolean ours)
            implements ToolOutcome {
        /// In our words.
        public Failed(String reason, @Nullable ToolTrouble trouble) {
            this(reason, trouble, true);
        }

        /// In our words.
        public Failed(String reason) {
            this(reason, null);
        }

        /// In the words of somebody outside.
        public static Failed inWordsOfOthers(String reason) {
            return new Failed(reason, null, false);
        }
    }

    /// It was not tried, because a rule forbids it. The reason is for the model.
    ///
    /// @param trouble the same for who tells a person, null where only the reason says it
    record Denied(String reason, @Nullable ToolTrouble trouble) implements ToolOutcome {}
}
