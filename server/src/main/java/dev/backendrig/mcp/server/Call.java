package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A call that takes its time, on a thread of its own. Others may cancel it.
public final class Call {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private static final RpcError STOPPING =
            new RpcError(RpcError.INTERNAL, "The server is being stopped. Ask again shortly.");

    private final Work work;
    private final Line line;
    private final Runnable onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread thread;
    private boolean cancelled;
    private boolean over;

    /// What is done; gives the result.
    interface Work {
        JsonObject result() throws InterruptedException;
    }

    /// @param onEnd called once that it is over
    Call(Work work, Line line, Runnable onEnd) {
        this.work = work;
        this.line = line;
        this.onEnd = onEnd;
    }

    /// Does it, on the calling thread, which nobody else uses.
    public void run() {
        try {
            if (begin()) work();
            else line.giveUp();
        } finally {
            end();
            onEnd.run();
        }
    }

    /// Says that nothing is done any more, in place of [#run].
    public void refuse() {
        line.fail(STOPPING);
        onEnd.run();
    }

    private void work() {
        try {
            line.finish(work.result());
        } catch (RpcException e) {
            line.fail(e.error());
        } catch (InterruptedException e) {
            if (isCancelled()) line.giveUp();
            else line.fail(STOPPING);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("mcp.call_failed");
            line.fail(RpcError.internal());
        }
    }

    /// Gives it up: what is under way is broken off.
    void cancel() {
        lock.lock();
        try {
            if (over) return;
            cancelled = true;
            if (thread != null) thread.interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            thread = Thread.currentThread();
            return !cancelled;
        } finally {
            lock.unlock();
        }
    }

    private boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }
}
