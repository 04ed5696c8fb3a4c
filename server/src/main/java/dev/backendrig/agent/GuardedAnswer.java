package dev.backendrig.agent;

import dev.backendrig.model.ModelEvent;
import dev.backendrig.safety.AddressTaint;
import dev.backendrig.safety.output.OutputFilter;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a model says on its way into an [Answer] for a client that renders it in its own way: made
/// safe to show by the [OutputFilter].
///
/// What the filter holds back is shown after a while also where the model says nothing more, by a
/// thread that lives as long as something is held back. So the answer is reached under one lock
/// while a model speaks.
final class GuardedAnswer {
    /// How long text may be held back.
    static final Duration PATIENCE = Duration.ofMillis(200);

    private final Answer answer;
    private final Duration patience;
    private final OutputFilter text;
    private final OutputFilter thoughts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean open;
    private boolean watched;
    private long heldSince;
    private long holds;
    private @Nullable RuntimeException failure;

    GuardedAnswer(Answer answer, AddressTaint taint, Duration patience) {
        this.answer = answer;
        this.patience = patience;
        this.text = new OutputFilter(taint);
        this.thoughts = new OutputFilter(taint);
    }

    /// Takes what a model says in one call, until it is closed.
    Speech speech() {
        open = true;
        return new Speech();
    }

    /// One call of a model. Used by the run's thread.
    final class Speech implements Consumer<ModelEvent>, AutoCloseable {
        @Override
        public void accept(ModelEvent event) {
            locked(() -> {
                switch (event) {
                    case ModelEvent.TextDelta(var said) -> show(text.push(said));
                    case ModelEvent.ThoughtDelta(var said) -> think(thoughts.push(said));
                }
                watch();
            });
        }

        /// Shows what is still held back. Where showing failed before, nothing more is shown.
        @Override
        public void close() {
            locked(() -> {
                open = false;
                changed.signalAll();
                if (answer.clientFailed()) return;
                think(thoughts.stepEnds());
                show(text.stepEnds());
            });
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            if (failure != null) {
                var told = failure;
                failure = null;
                throw told;
            }
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void show(String shown) {
        if (!shown.isEmpty()) answer.modelSays(new ModelEvent.TextDelta(shown));
    }

    private void think(String shown) {
        if (!shown.isEmpty()) answer.modelSays(new ModelEvent.ThoughtDelta(shown));
    }

    private boolean isHolding() {
        return text.isHolding() || thoughts.isHolding();
    }

    private void watch() {
        var begun = text.holds() + thoughts.holds();
        if (begun != holds) heldSince = System.nanoTime();
        holds = begun;
        if (!isHolding() || watched) return;
        watched = true;
        Thread.ofVirtual().name("held-text").start(this::showInTime);
    }

    private void showInTime() {
        lock.lock();
        try {
            while (open && isHolding()) {
                var left = heldSince + patience.toNanos() - System.nanoTime();
                if (left <= 0) cut();
                else {
                    var _ = changed.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            // Nobody does that; what is held then waits for more of the answer.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The run's thread is told when it shows something next.
            failure = e;
        } finally {
            watched = false;
            lock.unlock();
        }
    }

    private void cut() {
        think(thoughts.cut());
        show(text.cut());
        heldSince = System.nanoTime();
    }
}
