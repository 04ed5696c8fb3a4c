package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.Attendance;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.agent.RunRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A run on a thread of its own whose events one request after the other reads: where the person is
/// asked something the request ends, and the one with the answer reads on. Thread-safe; one reader at
/// a time.
///
/// Its events wait in a small queue: a reader that is slow, or away, holds the run up. Who stays away
/// for too long has abandoned it: then it ends.
final class PausableRun implements Attendance {
    private static final int WAITING_EVENTS = 64;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final BlockingQueue<Told> told = new ArrayBlockingQueue<>(WAITING_EVENTS);
    private final CountDownLatch over = new CountDownLatch(1);
    private final LiveRuns runs;
    private volatile @Nullable RunThread thread;
    private volatile boolean abandoned;
    private volatile RunEvent.@Nullable Started started;
    private volatile @Nullable CountDownLatch pause;

    /// What a reader is told.
    sealed interface Told {
        record Event(RunEvent event) implements Told {}

        /// The run failed, or did not begin; the last.
        record Failed(Problem problem) implements Told {}
    }

    PausableRun(LiveRuns runs) {
        this.runs = runs;
    }

    /// Begins it.
    ///
    /// @param body what the request holds of the memory for requests; given back when the run ends
    void start(Agent agent, RunRequest request, Body body) {
        Thread.ofVirtual()
                .name("run")
                .start(() -> {
                    try (body) {
                        drive(agent, request);
                    } catch (ClientGoneException _) {
                        // Nobody is left to be told anything.
                    }
                });
    }

    private void drive(Agent agent, RunRequest request) {
        var run = runs.begin();
        if (run == null) {
            tell(new Told.Failed(Problems.draining()));
            return;
        }
        try (run) {
            thread = run;
            if (abandoned) return;
            var problem = perform(agent, request, run);
            if (problem != null) tell(new Told.Failed(problem));
        } finally {
            runs.end(run);
        }
    }

    /// What is still to be told at the end, null where the run has told it.
    private @Nullable Problem perform(Agent agent, RunRequest request, RunThread run) {
        try {
            agent.run(request, event -> tell(new Told.Event(event)), this);
            return null;
        } catch (RunRefusedException e) {
            return Problems.of(e);
        } catch (InterruptedException _) {
            return run.cause() == RunThread.Cause.DRAIN ? Problems.draining() : null;
        } catch (ClientGoneException e) {
            throw e;
        } catch (RuntimeException e) {
            return Problems.ofUnexpected(e);
        }
    }

    /// Blocks while the queue is full; an interrupt is kept for later, as the last words of a run that
    /// is interrupted are to be told too.
    private void tell(Told news) {
        if (news instanceof Told.Event(RunEvent.Started which)) started = which;
        var interrupted = false;
        try {
            while (!abandoned) {
                try {
                    if (told.offer(news, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) return;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
        throw new ClientGoneException("The client went away");
    }

    /// What comes next; null where nothing has come in this time. Of a run that was abandoned nothing
    /// more comes than that.
    @Nullable Told next(Duration time) throws InterruptedException {
        var next = told.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        return next == null && abandoned ? new Told.Failed(Problems.runGone()) : next;
    }

    /// How it began; null where it has not yet.
    RunEvent.@Nullable Started started() {
        return started;
    }

    /// Waits a moment until the run, which has told its end, has given its place free: the client's next
    /// request is not to find it taken.
    void awaitEnd() throws InterruptedException {
        var _ = over.await(LOOK_AGAIN.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Its reader ends here, and another one is waited for. Who does not come in time has abandoned
    /// the run.
    ///
    /// @param onAbandoned done then
    void pause(Duration patience, Runnable onAbandoned) {
        var resumed = new CountDownLatch(1);
        pause = resumed;
        Thread.ofVirtual()
                .name("paused-run")
                .start(() -> {
                    try {
                        if (resumed.await(patience.toNanos(), TimeUnit.NANOSECONDS)) return;
                        onAbandoned.run();
                        abandon();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /// How the run began, for who reads on after a pause; empty for its first reader, who is told.
    Optional<RunEvent.Started> resumed() {
        return pause == null ? Optional.empty() : Optional.ofNullable(started);
    }

    /// A reader is there again.
    void resume() {
        var waiting = pause;
        if (waiting != null) waiting.countDown();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /// Nobody reads it any more: it ends at once.
    void abandon() {
        abandoned = true;
        var run = thread;
        if (run != null) run.interrupt(RunThread.Cause.CLIENT_GONE);
    }

    @Override
    public void await() {
        // A run whose reader is away waits with its question, or for room in the queue.
    }
}
