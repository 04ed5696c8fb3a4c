package dev.backendrig.http;

import dev.backendrig.browser.Consent;
import dev.backendrig.safety.Approvals;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The runs that wait with a question for the request that answers it. Thread-safe. Bounded by the
/// number of runs.
final class PausedRuns {
    /// Longer than a question is open: who comes too late still hears how the run went on.
    private static final Duration PATIENCE = Approvals.PATIENCE.plusSeconds(30);

    private final Approvals approvals;
    private final Map<String, Paused> byQuestion = new ConcurrentHashMap<>();

    private record Paused(PausableRun run, String threadId) {}

    PausedRuns(Approvals approvals) {
        this.approvals = approvals;
    }

    /// The run waits from here on.
    void add(String approvalId, PausableRun run, String threadId) {
        byQuestion.put(approvalId, new Paused(run, threadId));
        run.pause(PATIENCE, () -> byQuestion.remove(approvalId));
    }

    /// Takes the run that put the question, and answers it: where the person has answered elsewhere
    /// before, that counts. Null where no run of this thread waits with it.
    @Nullable PausableRun resume(String approvalId, String threadId, Consent consent) {
        var paused = byQuestion.get(approvalId);
        if (paused == null || !paused.threadId().equals(threadId)) return null;
        var started = paused.run().started();
        if (started == null || !byQuestion.remove(approvalId, paused)) return null;
        paused.run().resume();
        if (paused.run().isAbandoned()) return null;
        var delivery = approvals.answer(started.runId(), approvalId, consent);
        if (delivery == Approvals.Delivery.NOT_OFFERED) {
            approvals.answer(started.runId(), approvalId, Consent.ONCE);
        }
        return paused.run();
    }
}
