package dev.backendrig.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// The writes of one streamed response, one at a time and each sent at once.
///
/// The run's thread writes, or at times another in its place, one at a time: it blocks until the
/// client's side has taken the bytes (so a slow reader slows the run down and nothing piles up). So
/// does the one that keeps silent streams alive, which never waits.
final class StreamWrites implements Callback {
    private enum State {
        IDLE,
        WRITING,
        ENDED,
        FAILED
    }

    private final Response response;
    private final RunThread run;
    private final long deadlineNanos;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private volatile long lastWrite = System.nanoTime();
    private volatile boolean sent;
    private volatile boolean last;
    private volatile @Nullable Thread waiting;

    /// @param deadline for one write; a client that takes none of it so long counts as gone
    StreamWrites(Response response, RunThread run, Duration deadline) {
        this.response = response;
        this.run = run;
        this.deadlineNanos = deadline.toNanos();
    }

    /// Writes and waits. The bytes are the caller's again when this returns.
    ///
    /// @param isLast ends the response
    /// @throws ClientGoneException if nobody takes them; then they must not be touched any more
    void write(boolean isLast, ByteBuffer bytes) {
        if (run.isClientGone()) throw new ClientGoneException("The client went away");
        acquire();
        sent = true;
        last = isLast;
        response.write(isLast, bytes, this);
        awaitWritten();
        lastWrite = System.nanoTime();
    }

    /// Writes if nothing is being written just now, without waiting; true if it did.
    boolean tryWrite(ByteBuffer bytes) {
        if (!state.compareAndSet(State.IDLE, State.WRITING)) return false;
        sent = true;
        lastWrite = System.nanoTime();
        response.write(false, bytes, this);
        return true;
    }

    /// For how long nothing was written.
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastWrite);
    }

    boolean hasSent() {
        return sent;
    }

    /// Stops all writing if nothing was sent yet; false, and no change, if something was.
    boolean closeUnsent() {
        acquire();
        if (!sent) return true;
        state.compareAndSet(State.WRITING, State.IDLE);
        return false;
    }

    private void acquire() {
        while (!state.compareAndSet(State.IDLE, State.WRITING)) {
            if (state.get() == State.ENDED) throw new IllegalStateException("The stream has ended");
            awaitWritten();
        }
    }

    /// Waits for the write under way.
    private void awaitWritten() {
        var deadline = System.nanoTime() + deadlineNanos;
        var interrupted = false;
        waiting = Thread.currentThread();
        while (state.get() == State.WRITING && !isHopeless(deadline)) {
            LockSupport.parkNanos(this, deadlineNanos);
            // A set flag would make the next park return at once.
            interrupted |= Thread.interrupted();
        }
        waiting = null;
        if (interrupted) Thread.currentThread().interrupt();
        if (state.get() == State.FAILED) throw new ClientGoneException("The client went away");
    }

    private boolean isHopeless(long deadline) {
        if (!run.isClientGone() && System.nanoTime() < deadline) return false;
        state.compareAndSet(State.WRITING, State.FAILED);
        return true;
    }

    @Override
    public void succeeded() {
        state.compareAndSet(State.WRITING, last ? State.ENDED : State.IDLE);
        wake();
    }

    @Override
    public void failed(Throwable cause) {
        state.set(State.FAILED);
        run.interrupt(RunThread.Cause.CLIENT_GONE);
        wake();
    }

    private void wake() {
        // Nothing happens where there is none.
        LockSupport.unpark(waiting);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
