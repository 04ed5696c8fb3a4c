package dev.backendrig.cost;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What models have cost today, the calls of all runs together, and over restarts. Thread-safe.
///
/// A day's cap may be exceeded by one call, whose cost is known only at its end, and not by several
/// that are made at once: each reserves what it may cost, and where that is too much for what is left
/// it waits until no other is under way.
public final class DayCosts {
    private final Optional<BigDecimal> cap;
    private final Clock clock;
    private final CostFile file;
    private final boolean foundBroken;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition callEnded = lock.newCondition();
    private LocalDate day;
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private int underWay;

    /// @param cap in US dollars; empty: no limit
    /// @param clock with the zone in which days begin
    public DayCosts(Optional<BigDecimal> cap, Path dataDir, Clock clock) {
        this.cap = cap;
        this.clock = clock;
        file = new CostFile(dataDir);
        day = LocalDate.now(clock);
        foundBroken =
                switch (file.read()) {
                    case CostFile.Content.Missing() -> false;
                    case CostFile.Content.Broken() -> true;
                    case CostFile.Content.Day(var date, var dollars) -> {
                        if (date.equals(day)) spent = dollars;
                        yield false;
                    }
                };
    }

    public Optional<BigDecimal> cap() {
        return cap;
    }

    /// One line where what the day has cost up to the start is not known.
    public Optional<String> problem() {
        return foundBroken
                ? Optional.of(
                        CostFile.NAME
                                + " cannot be read: what today has cost before this start is not"
                                + " known and counts as nothing")
                : Optional.empty();
    }

    /// What today has cost so far, in US dollars.
    public BigDecimal spent() {
        lock.lock();
        try {
            turnDay();
            return spent;
        } finally {
            lock.unlock();
        }
    }

    /// Whether no call that costs something may begin today.
    public boolean isMet() {
        return cap.filter(most -> spent().compareTo(most) >= 0).isPresent();
    }

    /// Until the next day begins, by the clock's zone.
    public Duration untilTomorrow() {
        var now = ZonedDateTime.now(clock);
        var midnight = now.toLocalDate().plusDays(1).atStartOfDay(now.getZone());
        return Duration.between(now, midnight);
    }

    /// Begins a call. Blocks while others are under way that may use up what is left; whoever limits
    /// the time of the caller interrupts it.
    ///
    /// @param estimate what the call may cost, rather high than low
    /// @return whether it may be made; then it is to be ended with [#end]
    public boolean begin(BigDecimal estimate) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            turnDay();
            while (!isMet() && mustWait(estimate)) {
                var _ = callEnded.await(1, TimeUnit.MINUTES);
                turnDay();
            }
            if (isMet()) return false;
            underWay++;
            reserved = reserved.add(estimate);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean mustWait(BigDecimal estimate) {
        if (cap.isEmpty() || underWay == 0) return false;
        return spent.add(reserved).add(estimate).compareTo(cap.get()) > 0;
    }

    /// Ends a call that was begun.
    ///
    /// @param estimate the same as at its beginning
    /// @param cost zero where it is not known
    public void end(BigDecimal estimate, BigDecimal cost) {
        lock.lock();
        try {
            underWay--;
            reserved = reserved.subtract(estimate);
            add(cost);
            callEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Adds what a call has cost for which nothing was reserved.
    public void add(BigDecimal cost) {
        lock.lock();
        try {
            turnDay();
            if (cost.signum() == 0) return;
            spent = spent.add(cost);
            file.write(new CostFile.Content.Day(day, spent));
        } finally {
            lock.unlock();
        }
    }

    /// What a call costs counts for the day on which it ends.
    private void turnDay() {
        var today = LocalDate.now(clock);
        if (today.equals(day)) return;
        day = today;
        spent = BigDecimal.ZERO;
    }
}
