package dev.backendrig.model.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a model says in its turn, in no provider's words.
public sealed interface Say {
    /// Visible text, sent piece by piece.
    record Text(List<String> pieces) implements Say {
        public Text {
            pieces = List.copyOf(pieces);
        }
    }

    /// A block of thinking, sent piece by piece.
    ///
    /// @param signature what the provider wants to see again with it; not sent where it has none
    record Thought(List<String> pieces, String signature) implements Say {
        public Thought {
            pieces = List.copyOf(pieces);
        }
    }

    /// Thinking that nobody may read; not sent where the provider has none.
    record Redacted(String data) implements Say {}

    /// A tool call.
    ///
    /// @param id empty where the provider gives none
    /// @param arguments as JSON; null: not sent at all
    record Call(String id, String name, @Nullable String arguments) implements Say {}

    static Say text(String... pieces) {
        return new Text(List.of(pieces));
    }

    static Say thought(String signature, String... pieces) {
        return new Thought(List.of(pieces), signature);
    }

    static Say call(String id, String name, @Nullable String arguments) {
        return new Call(id, name, arguments);
    }
}
