package dev.backendrig.agent;

import dev.backendrig.browser.session.RandomIds;
import dev.backendrig.language.Language;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// All runs that are under way: their number is limited, and each ends by its time limit, or when it
/// is cancelled, even where its thread waits for something. Thread-safe.
public final class Runs implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int maxRuns;
    private final int maxRunsPerSession;
    private final RunMetrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ActiveRun> active = new HashMap<>();
    private final RandomIds ids = new RandomIds();
    private final Map<String, Integer> bySession = new HashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("run-timer").factory());

    public Runs(int maxRuns, int maxRunsPerSession, RunMetrics metrics) {
        if (maxRuns < 1) throw new IllegalArgumentException("maxRuns must be >= 1: " + maxRuns);
        this.maxRuns = maxRuns;
        this.maxRunsPerSession = maxRunsPerSession;
        this.metrics = metrics;
    }

    /// Begins a run on the calling thread, which closes it.
    ///
    /// @throws RunRefusedException if as many runs as may be are under way
    ActiveRun begin(Duration maxTime, Language language) {
        lock.lock();
        try {
            if (active.size() >= maxRuns) {
                throw refused(
                        RunRefusedException.Reason.TOO_MANY_RUNS,
                        new Sentences(language).tooManyRuns(maxRuns));
            }
            var run = new ActiveRun(ids.next(), maxTime, language);
            active.put(run.id, run);
            metrics.runStarted();
            run.startTimer(maxTime.toNanos());
            return run;
        } finally {
            lock.unlock();
        }
    }

    /// Cancels a run.
    ///
    /// @return whether there is such a run and it had not come to its end yet
    public boolean cancel(String runId) {
        lock.lock();
        try {
            var run = active.get(runId);
            return run != null && run.stop(Stop.CANCELLED);
        } finally {
            lock.unlock();
        }
    }

    /// The number of runs under way.
    public int count() {
        lock.lock();
        try {
            return active.size();
        } finally {
            lock.unlock();
        }
    }

    /// Stops the timer. Runs under way lose their time limit.
    @Override
    public void close() {
        timer.shutdownNow();
    }

    private RunRefusedException refused(RunRefusedException.Reason reason, String sentence) {
        metrics.runRefused(reason);
        return new RunRefusedException(reason, sentence, RETRY_AFTER);
    }

    /// A wait for a person.
    interface PersonWait<T> {
        T get() throws InterruptedException;
    }

    /// Why a run is ended from outside.
    enum Stop {
        TIME_LIMIT,
        CANCELLED
    }

    /// A run under way. Used by its own thread, by the timer and by those who cancel.
    final class ActiveRun implements AutoCloseable {
        private final String id;
        private final Thread thread = Thread.currentThread();
        private final Duration maxTime;
        private final Language language;
        private final long startNanos = System.nanoTime();
        private long waitedNanos;
        private @Nullable ScheduledFuture<?> deadline;
        private @Nullable String session;
        private @Nullable Stop stop;
        private boolean over;
        private String outcome = "cancelled";

        private ActiveRun(String id, Duration maxTime, Language language) {
            this.id = id;
            this.maxTime = maxTime;
            this.language = language;
        }

        /// 128 random bits: who knows it may cancel the run.
        String id() {
            return id;
        }

        /// Counts the run among those of a browser session.
        ///
        /// @throws RunRefusedException if the session has as many runs as it may
        void useSession(String sessionId) {
            lock.lock();
            try {
                if (bySession.getOrDefault(sessionId, 0) >= maxRunsPerSession) {
                    outcome = "refused";
                    throw refused(
                            RunRefusedException.Reason.TOO_MANY_RUNS_OF_SESSION,
                            new Sentences(language).tooManyRunsOfSession(maxRunsPerSession));
                }
                bySession.merge(sessionId, 1, Integer::sum);
                session = sessionId;
            } finally {
                lock.unlock();
            }
        }

        /// Time since the start, waits for the person not counted.
        Duration elapsed() {
            lock.lock();
            try {
                return Duration.ofNanos(System.nanoTime() - startNanos - waitedNanos);
            } finally {
                lock.unlock();
            }
        }

        /// Waits for the person on the run's thread: the time limit stands still meanwhile.
        <T> T awaitPerson(PersonWait<T> wait) throws InterruptedException {
            var began = System.nanoTime();
            cancelTimer();
            try {
                return wait.get();
            } finally {
                goOn(System.nanoTime() - began);
            }
        }

        private void goOn(long waited) {
            lock.lock();
            try {
                waitedNanos += waited;
                startTimer(maxTime.minus(elapsed()).toNanos());
            } finally {
                lock.unlock();
            }
        }

        private void startTimer(long nanos) {
            try {
                deadline = timer.schedule(() -> stop(Stop.TIME_LIMIT), nanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // The server is stopping and ends the run by its own means.
                deadline = null;
            }
        }

        private void cancelTimer() {
            if (deadline != null) deadline.cancel(false);
        }

        /// Ends the run at the next moment at which it can be ended.
        void cancel() {
            var _ = stop(Stop.CANCELLED);
        }

        /// Whether the run was ended from outside.
        boolean isStopped() {
            lock.lock();
            try {
                return stop != null;
            } finally {
                lock.unlock();
            }
        }

        /// Lets nobody end the run from outside any more, so that its last words are not
        /// interrupted. To be called on the run's thread, whose interrupt flag is cleared where it
        /// was set for such an end.
        ///
        /// @return why the run was ended from outside, empty where it was not
        Optional<Stop> beginEnd() {
            lock.lock();
            try {
                over = true;
                if (stop != null) Thread.interrupted();
                return Optional.ofNullable(stop);
            } finally {
                lock.unlock();
            }
        }

        /// Sets the word that the metrics count this run under.
        void endsAs(String word) {
            outcome = word;
        }

        String outcome() {
            return outcome;
        }

        private boolean stop(Stop why) {
            lock.lock();
            try {
                if (over) return false;
                if (stop == null) thread.interrupt();
                stop = why;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                over = true;
                active.remove(id);
                if (session != null)
                    bySession.computeIfPresent(session, (_, n) -> n == 1 ? null : n - 1);
            } finally {
                lock.unlock();
            }
            cancelTimer();
            metrics.runEnded(outcome);
        }
    }
}
