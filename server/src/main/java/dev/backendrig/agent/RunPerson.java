package dev.backendrig.agent;

import dev.backendrig.browser.RunState;
import dev.backendrig.browser.session.BrowserPerson;
import dev.backendrig.browser.session.BrowserSession;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The person whom a run works for, at their browser and at the client that asked: sees what the run
/// does, and may take over. Used by the run's thread; what the person says comes from others.
final class RunPerson {
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
}
