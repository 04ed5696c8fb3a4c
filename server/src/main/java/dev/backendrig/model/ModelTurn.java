package dev.backendrig.model;

import dev.backendrig.message.Message;
import dev.backendrig.message.Source;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model's finished turn.
///
/// @param message what was said, with the provider's own form of it
/// @param ending how it ended
/// @param usage null where the provider told none
/// @param sources pages named by the provider's own search, in its order, none twice
/// @param broken those calls of the message whose arguments could not be read: there they are empty
public record ModelTurn(
        Message.Assistant message,
        Ending ending,
        @Nullable Usage usage,
        List<Source> sources,
        List<BrokenCall> broken) {
    public ModelTurn {
        sources = List.copyOf(sources);
        broken = List.copyOf(broken);
    }

    /// A turn whose calls could all be read.
    public ModelTurn(
            Message.Assistant message, Ending ending, @Nullable Usage usage, List<Source> sources) {
        this(message, ending, usage, sources, List.of());
    }

    public List<ToolCall> calls() {
        return message.calls();
    }
}
