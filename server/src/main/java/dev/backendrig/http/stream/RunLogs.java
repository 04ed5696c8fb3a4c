package dev.backendrig.http.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The logs of all runs that go on or ended a while ago. Thread-safe.
///
/// Bounded in all: where it becomes too much, first the runs that are over lose their events, the one
/// that ended first before the others, and then their places; then the longest of the others loses its
/// older half.
public final class RunLogs implements AutoCloseable {
    /// What a log takes without any event.
    private static final long OVERHEAD = 512;

    /// The part of all room that logs without events may take from those that have some.
    private static final int EMPTIED_SHARE = 8;

    private final LogLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, RunLog> byId = new HashMap<>();
    private final Set<RunLog> live = new HashSet<>();
    private final SequencedSet<RunLog> over = new LinkedHashSet<>();
    private final SequencedSet<RunLog> overAndEmptied = new LinkedHashSet<>();
    private final ScheduledThreadPoolExecutor timer;
    private final Counter alone;
    private long taken;
    private int readers;

    public RunLogs(LogLimits limits, MeterRegistry meters) {
        this.limits = limits;
        timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("run-logs").factory());
        timer.setRemoveOnCancelPolicy(true);
        // When the server has stopped, nothing is left to be waited for.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        gauge(meters, "rig.run.logs", "Runs whose events can be read again", this::size);
        gauge(meters, "rig.run.log.bytes", "What the events of all runs take", this::taken);
        gauge(meters, "rig.run.readers", "Clients that read events of runs", this::readers);
        alone =
                Counter.builder("rig.runs.alone")
                        .description("Times that a run's last reader left before its end")
                        .register(meters);
    }

    private static void gauge(
            MeterRegistry meters, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(meters);
    }

    private Number size() {
        return locked(byId::size);
    }

    private Number taken() {
        return locked(() -> taken);
    }

    private Number readers() {
        return locked(() -> readers);
    }

    /// The log of a run that is about to begin. Its run ends it.
    public RunLog open() {
        return locked(() -> {
            var log = new RunLog(this);
            live.add(log);
            took(OVERHEAD);
            return log;
        });
    }

    /// The log of a run.
    public Optional<RunLog> find(String runId) {
        return locked(() -> Optional.ofNullable(byId.get(runId)));
    }

    /// Gives up what waits for its time.
    @Override
    public void close() {
        timer.shutdownNow();
    }

    private <T> T locked(Supplier<T> query) {
        lock.lock();
        try {
            return query.get();
        } finally {
            lock.unlock();
        }
    }

    ReentrantLock lock() {
        return lock;
    }

    LogLimits limits() {
        return limits;
    }

    /// Does something later.
    Future<?> after(Duration time, Runnable action) {
        return timer.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    // The rest is for the logs, which hold the lock.

    void found(String runId, RunLog log) {
        byId.put(runId, log);
    }

    void readerCame() {
        readers++;
    }

    void readerLeft() {
        readers--;
    }

    void leftAlone() {
        alone.increment();
    }

    void ended(RunLog log) {
        live.remove(log);
        over.add(log);
        var _ = after(limits.kept(), () -> expire(log));
    }

    private void expire(RunLog log) {
        lock.lock();
        try {
            forget(log);
        } finally {
            lock.unlock();
        }
    }

    void forget(RunLog log) {
        var known = live.remove(log) || over.remove(log) || overAndEmptied.remove(log);
        if (!known) return;
        if (log.id() != null) byId.remove(log.id());
        shrink(log, 0);
        taken -= OVERHEAD;
    }

    /// Counts what a log took, and makes room where it is too much.
    void took(long bytes) {
        taken += bytes;
        while (taken > limits.bytes() && madeRoom()) {}
    }

    private boolean madeRoom() {
        if (overAndEmptied.size() * OVERHEAD > limits.bytes() / EMPTIED_SHARE) {
            forget(overAndEmptied.getFirst());
            return true;
        }
        if (!over.isEmpty()) {
            var oldest = over.removeFirst();
            overAndEmptied.add(oldest);
            shrink(oldest, 0);
            return true;
        }
        if (!overAndEmptied.isEmpty()) {
            forget(overAndEmptied.getFirst());
            return true;
        }
        return live.stream()
                .max(Comparator.comparingLong(RunLog::size))
                .filter(longest -> shrink(longest, longest.size() / 2))
                .isPresent();
    }

    private boolean shrink(RunLog log, long most) {
        var before = log.size();
        log.shrinkTo(most);
        taken -= before - log.size();
        return log.size() < before;
    }
}
