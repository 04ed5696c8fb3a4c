package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserResult;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An action that was sent and waits for its result. Thread-safe; the first result stays.
final class PendingAction {
    private final String requestId;
    private final AtomicReference<@Nullable BrowserResult> result = new AtomicReference<>();
    private final CountDownLatch completed = new CountDownLatch(1);

    PendingAction(String requestId) {
        this.requestId = requestId;
    }

    String requestId() {
        return requestId;
    }

    /// Gives the waiting thread its result; false where it has one already.
    boolean complete(BrowserResult outcome) {
        var first = result.compareAndSet(null, outcome);
        completed.countDown();
        return first;
    }

    /// Blocks until there is a result or the time is over.
    void await(Duration timeout) throws InterruptedException {
        // The answer of the latch is not asked for: a result that comes in the very moment of the
        // timeout still counts, so callers look at it after they have withdrawn the action.
        var _ = completed.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The result, null where none came so far.
    @Nullable BrowserResult result() {
        return result.get();
    }
}
