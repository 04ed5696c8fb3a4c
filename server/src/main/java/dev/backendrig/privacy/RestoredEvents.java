package dev.backendrig.privacy;

import dev.backendrig.model.ModelEvent;
import java.util.function.Consumer;

/// Puts values back in what a model says and in what it thinks. Each of the two keeps its order; a
/// thought does not wait for the text before it. Used by one thread.
public final class RestoredEvents implements Consumer<ModelEvent>, AutoCloseable {
    private final StreamRestorer text;
    private final StreamRestorer thought;

    RestoredEvents(StreamRestorer text, StreamRestorer thought) {
        this.text = text;
        this.thought = thought;
    }

    @Override
    public void accept(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var piece) -> text.accept(piece);
            case ModelEvent.ThoughtDelta(var piece) -> thought.accept(piece);
        }
    }

    /// The model has said all, or broke off: hands on what was held back.
    @Override
    public void close() {
        thought.end();
        text.end();
    }
}
