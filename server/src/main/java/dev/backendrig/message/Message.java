package dev.backendrig.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One turn of a conversation with a model.
public sealed interface Message {
    /// What the person says, with whatever context goes with it.
    record User(List<Part> parts) implements Message {
        public User {
            parts = List.copyOf(parts);
        }

        public static User of(String text) {
            return new User(List.of(new Part.Text(text)));
        }
    }

    /// What the model said.
    ///
    /// @param text the visible text, empty where there was none
    /// @param raw null for a turn of the history that a client sent
    record Assistant(String text, List<ToolCall> calls, @Nullable RawTurn raw) implements Message {
        public Assistant {
            calls = List.copyOf(calls);
        }

        public static Assistant of(String text) {
            return new Assistant(text, List.of(), null);
        }
    }

    /// The results of all calls of the assistant turn before it, in the order of the calls.
    record ToolResults(List<ToolResult> results) implements Message {
        public ToolResults {
            results = List.copyOf(results);
        }
    }
}
