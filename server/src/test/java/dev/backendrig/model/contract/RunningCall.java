package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A call on a virtual thread of its own, to be cancelled. Used by one test.
final class RunningCall {
    /// Within this time a call must have ended and its connection be closed.
    static final Duration PROMPT = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FutureTask<@Nullable Exception> end;
    private final Thread thread;
    private long interruptedAt;

    private RunningCall(FutureTask<@Nullable Exception> end) {
        this.end = end;
        thread = Thread.ofVirtual().start(end);
    }

    static RunningCall start(ChatModel model, Consumer<ModelEvent> events) {
        return new RunningCall(
                new FutureTask<>(() -> {
                    try {
                        model.stream(Stand.HELLO, events);
                        return null;
                    } catch (InterruptedException | RuntimeException e) {
                        return e;
                    }
                }));
    }

    void interrupt() {
        interruptedAt = System.nanoTime();
        thread.interrupt();
    }

    void interruptAndAwaitEnd() throws Exception {
        interrupt();
        assertThat(awaitEnd()).isInstanceOf(InterruptedException.class);
        assertThat(left()).isPositive();
    }

    /// What the call ended with, null where with a turn.
    @Nullable Exception awaitEnd() throws Exception {
        return end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What is left of the time in which the connection must be closed.
    Duration left() {
        return PROMPT.minusNanos(System.nanoTime() - interruptedAt);
    }
}
