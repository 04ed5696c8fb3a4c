package dev.backendrig.agent;

import dev.backendrig.language.Language;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// All runs that are under way: their number is limited, and each ends by its time limit even where
/// its thread waits for something. Thread-safe.
public final class Runs implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int maxRuns;
    private final int maxRunsPerSession;
    private final RunMetrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<ActiveRun> active = new HashSet<>();
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
            var run = new ActiveRun(Thread.currentThread(), language);
            active.add(run);
            metrics.runStarted();
            run.deadline = timer.schedule(run::timeIsUp, maxTime.toNanos(), TimeUnit.NANOSECONDS);
            return run;
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

    /// A run under way. Used by its own thread and by the timer.
    final class ActiveRun implements AutoCloseable {
        private final Thread thread;
        private final Language language;
        private @Nullable ScheduledFuture<?> deadline;
        private @Nullable String session;
        private boolean timedOut;
        private boolean over;
        private String outcome = "cancelled";

        private ActiveRun(Thread thread, Language language) {
            this.thread = thread;
            this.language = language;
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

        /// Ends the time limit, so that the last words are not interrupted by it. To be called on
        /// the run's thread, whose interrupt flag is cleared where the time limit had set it.
        ///
        /// @return whether the time was up
        boolean stopTimer() {
            lock.lock();
            try {
                over = true;
                if (timedOut) Thread.interrupted();
                return timedOut;
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

        private void timeIsUp() {
            lock.lock();
            try {
                if (over) return;
                timedOut = true;
                thread.interrupt();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                over = true;
                active.remove(this);
                if (session != null)
                    bySession.computeIfPresent(session, (_, n) -> n == 1 ? null : n - 1);
            } finally {
                lock.unlock();
            }
            if (deadline != null) deadline.cancel(false);
            metrics.runEnded(outcome);
        }
    }
}
