package dev.backendrig.model.langchain;

import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at the events of one answer before LangChain4j does, and notes what it does not hand on:
/// failures, the end, counts, and what has to be replayed. Used by one thread.
public interface WireReader {
    /// Takes one event.
    ///
    /// @return what LangChain4j is given in its place
    /// @throws dev.backendrig.model.ModelException if the event tells of a failure
    List<WireEvent> take(WireEvent event);

    /// Takes the word that nothing more will follow.
    default void takeDone() {}

    /// What LangChain4j is given after the last event.
    default List<WireEvent> rest() {
        return List.of();
    }

    /// Whether the provider has told its end, well or not so well: an answer that stops before is
    /// broken.
    boolean finished();

    /// Whether nothing more will follow.
    default boolean over() {
        return false;
    }

    Ending ending();

    /// What the call has used, as last told; null where nothing was told.
    @Nullable Usage usage();

    /// What has to be sent back with this turn, in a form that only this provider reads.
    ///
    /// @param calls the turn's calls, in the order in which LangChain4j told them
    JsonValue raw(List<ToolCall> calls);
}
