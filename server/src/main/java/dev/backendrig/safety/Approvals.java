package dev.backendrig.safety;

import dev.backendrig.browser.Consent;
import dev.backendrig.browser.session.RandomIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The questions that runs have put to their persons and that wait for an answer. An answer may come
/// from any side that the question was shown on; the first one counts. Thread-safe.
///
/// Bounded: where too many are open, a new one is not put.
public final class Approvals {
    /// How long a question is open.
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int MAX_OPEN = 256;

    /// Enough to tell a second answer from one to a question that never was.
    private static final int REMEMBERED = 1_024;

    private final Duration patience;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final RandomIds ids = new RandomIds();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Question> open = new HashMap<>();
    private final SequencedMap<Key, Result> past = new LinkedHashMap<>();

    /// What became of a question.
    public enum Result {
        ALLOWED,
        /// And so is the like on its site, to the end of the run.
        ALLOWED_ON_SITE,
        DENIED,
        /// Nobody answered in time, or the run ended.
        WITHDRAWN;

        public boolean isAllowed() {
            return this == ALLOWED || this == ALLOWED_ON_SITE;
        }

        private static Result of(Consent consent) {
            return switch (consent) {
                case ONCE -> ALLOWED;
                case SITE -> ALLOWED_ON_SITE;
                case NO -> DENIED;
            };
        }
    }

    /// What became of an answer.
    public enum Delivery {
        /// It counts.
        TAKEN,
        /// The question had its answer before, or was withdrawn.
        TOO_LATE,
        /// The question may not be answered in that way, and stays open.
        NOT_OFFERED,
        /// This run never put such a question.
        UNKNOWN
    }

    private record Key(String runId, String approvalId) {}

    /// @param patience how long a question is open
    public Approvals(Duration patience, MeterRegistry meters) {
        this(patience, meters, InstantSource.system());
    }

    /// @param clock for the moment that a question says it expires at; the wait itself needs none
    public Approvals(Duration patience, MeterRegistry meters, InstantSource clock) {
        this.patience = patience;
        this.meters = meters;
        this.clock = clock;
    }

    /// Puts a question that is about one thing, once.
    public Optional<Question> put(String runId) {
        return put(runId, false);
    }

    /// Puts a question; whoever puts it closes it. Empty where too many are open.
    ///
    /// @param offersSite whether [Consent#SITE] is an answer to it
    public Optional<Question> put(String runId, boolean offersSite) {
        lock.lock();
        try {
            if (open.size() >= MAX_OPEN) return Optional.empty();
            var key = new Key(runId, ids.next());
            var question = new Question(key, offersSite, clock.instant().plus(patience));
            open.put(question.key, question);
            return Optional.of(question);
        } finally {
            lock.unlock();
        }
    }

    /// Answers a question of a run.
    public Delivery answer(String runId, String approvalId, Consent consent) {
        var key = new Key(runId, approvalId);
        lock.lock();
        try {
            var question = open.get(key);
            if (question == null)
                return past.containsKey(key) ? Delivery.TOO_LATE : Delivery.UNKNOWN;
            if (consent == Consent.SITE && !question.offersSite) return Delivery.NOT_OFFERED;
            end(question, Result.of(consent));
            return Delivery.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /// To be called with the lock held, for an open question.
    private void end(Question question, Result result) {
        open.remove(question.key);
        past.putLast(question.key, result);
        if (past.size() > REMEMBERED) past.pollFirstEntry();
        question.result = result;
        question.answered.countDown();
        Counter.builder("rig.approvals")
                .description("Questions to persons whether a tool may be called")
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }

    /// A question that was put.
    public final class Question implements AutoCloseable {
        private final Key key;
        private final boolean offersSite;
        private final Instant expiresAt;
        private final CountDownLatch answered = new CountDownLatch(1);
        private @Nullable Result result;

        private Question(Key key, boolean offersSite, Instant expiresAt) {
            this.key = key;
            this.offersSite = offersSite;
            this.expiresAt = expiresAt;
        }

        /// What it is answered by: a secret, 128 bits.
        public String id() {
            return key.approvalId();
        }

        /// Until when an answer counts.
        public Instant expiresAt() {
            return expiresAt;
        }

        /// Blocks until it is answered or its time is over.
        public Result await() throws InterruptedException {
            var _ = answered.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            return ended();
        }

        /// Withdraws it where nobody has answered.
        @Override
        public void close() {
            var _ = ended();
        }

        private Result ended() {
            lock.lock();
            try {
                if (result == null) end(this, Result.WITHDRAWN);
                return result == null ? Result.WITHDRAWN : result;
            } finally {
                lock.unlock();
            }
        }
    }
}
