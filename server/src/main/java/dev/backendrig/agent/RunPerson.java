package dev.backendrig.agent;

import dev.backendrig.browser.ApprovalQuestion;
import dev.backendrig.browser.RunState;
import dev.backendrig.browser.session.BrowserPerson;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.Concern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The person whom a run works for, at their browser and at the client that asked: sees what the run
/// does, is asked, and may take over. Used by the run's thread; what the person says comes from
/// others.
final class RunPerson implements Approver {
    private static final Logger LOG = LoggerFactory.getLogger(RunPerson.class);

    private final PersonParts parts;
    private final Runs.ActiveRun active;
    private final Answer answer;
    private final Sentences sentences;
    private final Optional<BrowserSession> session;
    private final Optional<BrowserPerson> browser;
    private final Takeover takeover;
    private final RunMetrics metrics;
    private boolean keptPage;

    RunPerson(
            AgentParts parts,
            Runs.ActiveRun active,
            Answer answer,
            Sentences sentences,
            Optional<BrowserSession> session) {
        this.parts = parts.persons();
        this.metrics = parts.metrics();
        this.active = active;
        this.answer = answer;
        this.sentences = sentences;
        this.session = session;
        this.browser = session.map(BrowserSession::person);
        this.takeover = new Takeover(active.id(), active::cancel);
    }

    /// The browser that the run may use.
    Optional<BrowserSession> session() {
        return session;
    }

    /// From here on the person sees the run and may steer it.
    void begin() {
        browser.ifPresent(person -> person.attach(takeover));
    }

    /// @param step model calls made
    void end(RunState.Outcome outcome, int step) {
        var state = new RunState(active.id(), RunState.Activity.ENDED, step, outcome);
        browser.ifPresent(person -> person.detach(takeover, state));
    }

    /// @param step model calls begun
    void sees(RunState.Activity activity, int step) {
        browser.ifPresent(person -> person.tell(new RunState(active.id(), activity, step)));
    }

    /// Blocks while the person uses the page themselves. To be called before anything is begun.
    ///
    /// @param step model calls begun
    /// @return false where they kept it for too long, now or before: the run is to end then
    boolean letsGoOn(int step) throws InterruptedException {
        if (keptPage) return false;
        if (!takeover.isTaken()) return true;
        sees(RunState.Activity.PAUSED, step);
        answer.send(new RunEvent.Notice(sentences.takenOver()));
        LOG.atInfo().log("run.paused");
        var start = System.nanoTime();
        var back = active.awaitPerson(() -> takeover.awaitGivenBack(parts.takeover()));
        var time = Duration.ofNanos(System.nanoTime() - start);
        keptPage = !back;
        metrics.paused(time, back);
        LOG.atInfo()
                .addKeyValue("given_back", back)
                .addKeyValue("ms", time.toMillis())
                .log("run.resumed");
        return back;
    }

    /// How the person gave the page back, where they did since this was asked last.
    Optional<Takeover.Return> takeReturn() {
        return takeover.takeReturn();
    }

    @Override
    public Approvals.Result ask(ToolCall call, List<Concern> concerns) throws InterruptedException {
        var reason = concerns.stream().map(Concern::reason).collect(Collectors.joining(" "));
        var put = parts.approvals().put(active.id());
        if (put.isEmpty()) return Approvals.Result.WITHDRAWN;
        try (var question = put.get()) {
            return answered(question, call, reason);
        }
    }

    private Approvals.Result answered(Approvals.Question question, ToolCall call, String reason)
            throws InterruptedException {
        var id = question.id();
        var start = System.nanoTime();
        var result = Approvals.Result.WITHDRAWN;
        answer.send(new RunEvent.ApprovalAsked(id, call, reason));
        show(id, call, reason);
        try {
            result = active.awaitPerson(question::await);
            return result;
        } finally {
            browser.ifPresent(person -> person.withdraw(id));
            answer.send(new RunEvent.ApprovalAnswered(id, result));
            LOG.atInfo()
                    .addKeyValue("result", result)
                    .addKeyValue("ms", (System.nanoTime() - start) / 1_000_000)
                    .log("approval.ended");
        }
    }

    private void show(String id, ToolCall call, String reason) {
        var question = new ApprovalQuestion(id, active.id(), call.name(), call.arguments(), reason);
        browser.ifPresent(person ->
                person.ask(
                        question,
                        allowed -> {
                            var decision =
                                    allowed ? Approvals.Decision.ALLOW : Approvals.Decision.DENY;
                            parts.approvals().answer(active.id(), id, decision);
                        }));
    }
}
