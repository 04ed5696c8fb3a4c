package dev.backendrig.model;

import java.util.Optional;
import java.util.function.Consumer;

/// A model that remembers whether its provider was last seen to answer. Thread-safe.
public final class ObservedChatModel implements ChatModel {
    private final ChatModel model;
    private volatile Optional<Boolean> reachable = Optional.empty();

    public ObservedChatModel(ChatModel model) {
        this.model = model;
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public void prepare() throws InterruptedException {
        model.prepare();
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        try {
            var turn = model.stream(request, events);
            reachable = Optional.of(true);
            return turn;
        } catch (ModelException e) {
            reachable = Optional.of(answered(e.kind()));
            throw e;
        }
    }

    /// Whether the last call reached the provider; empty before the first one.
    public Optional<Boolean> reachable() {
        return reachable;
    }

    /// A refusal is an answer too: the provider is there, only silence and outage are not.
    private static boolean answered(ModelException.Kind kind) {
        return switch (kind) {
            case BAD_KEY,
                    FORBIDDEN,
                    UNKNOWN_MODEL,
                    BAD_REQUEST,
                    CONTEXT_TOO_LONG,
                    RATE_LIMITED,
                    QUOTA_EXHAUSTED,
                    OVERLOADED ->
                    true;
            case SERVER_ERROR, UNREACHABLE, NO_FIRST_EVENT, IDLE, BROKEN_STREAM, UNREADABLE ->
                    false;
        };
    }
}
