package dev.backendrig.browser.session;

import dev.backendrig.browser.ApprovalQuestion;
import dev.backendrig.browser.Consent;
import dev.backendrig.browser.RunState;
import dev.backendrig.browser.SteeredRun;
import java.util.function.Consumer;

/// The person at a connected browser: sees what runs do with it, is asked, and steers. Thread-safe.
///
/// One at a browser of the base protocol has no way to see or say any of it: for them everything
/// here does nothing.
public final class BrowserPerson {
    private final ActionDesk desk;
    private final boolean reachable;
    private final Questions questions = new Questions();
    private final SessionRuns runs = new SessionRuns();

    /// @param reachable whether the browser speaks the extended protocol
    BrowserPerson(ActionDesk desk, boolean reachable) {
        this.desk = desk;
        this.reachable = reachable;
    }

    /// Lets the person see and steer a run, until [#detach].
    public void attach(SteeredRun run) {
        runs.add(run);
        tell(new RunState(run.id(), RunState.Activity.STARTED, 0));
    }

    /// The run is over.
    ///
    /// @param end its last state
    public void detach(SteeredRun run, RunState end) {
        tell(end);
        runs.remove(run);
    }

    /// Shows the person what a run does.
    public void tell(RunState state) {
        runs.update(state);
        if (reachable) desk.send(ServerMessages.runState(state));
    }

    /// Whether this browser shows questions to its person and brings their answers.
    public boolean canBeAsked() {
        return reachable;
    }

    /// Shows the person a question, until it is answered or [#withdraw]n.
    ///
    /// @param onAnswer told once what the person says; must not block
    public void ask(ApprovalQuestion question, Consumer<Consent> onAnswer) {
        if (!reachable) return;
        var message = ServerMessages.approvalRequest(question);
        questions.add(question.approvalId(), message, question.card().offersSite(), onAnswer);
        desk.send(message);
    }

    /// The same for the question whether pages of this origin may use the browser.
    void askUse(String approvalId, String origin, Consumer<Boolean> onAnswer) {
        if (!reachable) return;
        var message = ServerMessages.useRequest(approvalId, origin);
        questions.add(
                approvalId, message, false, consent -> onAnswer.accept(consent != Consent.NO));
        desk.send(message);
    }

    /// Takes a question back; does nothing where this person has answered it.
    public void withdraw(String approvalId) {
        if (questions.withdraw(approvalId)) {
            desk.send(ServerMessages.approvalWithdrawn(approvalId));
        }
    }

    /// Takes in what the person says.
    ///
    /// @return false where nobody waits for it: they steer the runs that use this browser, and no
    ///     others
    boolean says(ExtendedMessage.OfPerson message) {
        return switch (message) {
            case ExtendedMessage.ApprovalResult(var approvalId, var consent) ->
                    questions.answer(approvalId, consent);
            case ExtendedMessage.Cancel(var runId) -> steer(runId, SteeredRun::cancel);
            case ExtendedMessage.TookOver(var runId) -> steer(runId, SteeredRun::tookOver);
            case ExtendedMessage.GaveBack(var runId, var snapshot) ->
                    steer(runId, run -> run.gaveBack(snapshot));
        };
    }

    private boolean steer(String runId, Consumer<SteeredRun> how) {
        var run = runs.find(runId);
        run.ifPresent(how);
        return run.isPresent();
    }

    /// Shows the browser again all that is open: it may have forgotten.
    void remind() {
        questions.messages().forEach(desk::send);
        runs.states().forEach(state -> desk.send(ServerMessages.runState(state)));
    }

    /// Whether runs use the browser.
    boolean hasRuns() {
        return !runs.isEmpty();
    }
}
