package dev.backendrig.model;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A model whose passing failures are tried again, as long as the caller has not been given any
/// event: after that a second attempt would say the beginning twice. Thread-safe if its parts are.
///
/// Interrupting the calling thread ends a pause at once.
public final class RetryingChatModel implements ChatModel, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingChatModel.class);

    private final ChatModel model;
    private final RetryPolicy policy;
    private final RetryTime time;
    private final RandomGenerator random;

    public RetryingChatModel(
            ChatModel model, RetryPolicy policy, RetryTime time, RandomGenerator random) {
        this.model = model;
        this.policy = policy;
        this.time = time;
        this.random = random;
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
        var begin = time.now();
        var watched = new Watched(events);
        for (var attempt = 1; ; attempt++) {
            try {
                return model.stream(request, watched);
            } catch (ModelException failure) {
                if (watched.spoken) throw failure;
                time.pause(pause(attempt, begin, failure));
            }
        }
    }

    /// Closes the model, where it can be.
    @Override
    public void close() {
        if (!(model instanceof AutoCloseable closeable)) return;
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("model.close_failed");
        }
    }

    private Duration pause(int attempt, Duration begin, ModelException failure) {
        var elapsed = time.now().minus(begin);
        var pause =
                policy.pause(attempt, elapsed, failure, random.nextDouble())
                        .orElseThrow(() -> failure);
        LOG.atDebug()
                .addKeyValue("kind", failure.kind())
                .addKeyValue("attempt", attempt)
                .addKeyValue("pause_ms", pause.toMillis())
                .log("model.retry");
        return pause;
    }

    /// Notes that the caller was given something. Used by the calling thread only.
    private static final class Watched implements Consumer<ModelEvent> {
        private final Consumer<ModelEvent> events;
        private boolean spoken;

        Watched(Consumer<ModelEvent> events) {
            this.events = events;
        }

        @Override
        public void accept(ModelEvent event) {
            spoken = true;
            events.accept(event);
        }
    }
}
