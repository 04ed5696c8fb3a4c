package dev.backendrig.model.contract;

import dev.backendrig.message.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model's turn as data, which each [WireFormat] puts into its own words.
///
/// @param usage what the provider tells that it took; null: it tells nothing
public record Script(List<Say> says, @Nullable Usage usage, End end) {
    static final Usage SOME = new Usage(7, 5, 12, 0, 0);

    public Script {
        says = List.copyOf(says);
    }

    static Script of(Say... says) {
        return new Script(List.of(says), SOME, End.COMPLETE);
    }

    Script taking(@Nullable Usage other) {
        return new Script(says, other, end);
    }

    Script ending(End other) {
        return new Script(says, usage, other);
    }

    /// Whether it calls a tool, which some providers tell as an ending of its own.
    public boolean calls() {
        return says.stream().anyMatch(Say.Call.class::isInstance);
    }
}
