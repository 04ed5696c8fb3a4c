package dev.backendrig.agent;

import dev.backendrig.audit.AuditEvent;
import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.browser.ApprovalQuestion;
import dev.backendrig.browser.session.BrowserPerson;
import dev.backendrig.safety.Approvals;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the person a card, at their browser and at the client that asked, and waits for the answer.
/// Used by the run's thread; what the person says comes from others.
final class CardApprover implements Approver {
    private static final Logger LOG = LoggerFactory.getLogger(CardApprover.class);

    private final PersonParts parts;
    private final Runs.ActiveRun active;
    private final Answer answer;
    private final Optional<BrowserPerson> browser;

    CardApprover(
            PersonParts parts,
            Runs.ActiveRun active,
            Answer answer,
            Optional<BrowserPerson> browser) {
        this.parts = parts;
        this.active = active;
        this.answer = answer;
        this.browser = browser;
    }

    @Override
    public Reply ask(List<AskedAction> actions) throws InterruptedException {
        var offersSite = actions.stream().allMatch(AskedAction::offersSite);
        var put = parts.approvals().put(active.id(), offersSite);
        if (put.isEmpty()) return new Reply.Said(Approvals.Result.WITHDRAWN);
        try (var question = put.get()) {
            var shown = actions.stream().map(AskedAction::shown).toList();
            parts.audit().record(asked(question.id(), actions));
            return new Reply.Said(
                    answered(question, new ApprovalCard(shown, offersSite, question.expiresAt())));
        }
    }

    private AuditEvent asked(String approvalId, List<AskedAction> actions) {
        return new AuditEvent.Asked(
                active.id(),
                approvalId,
                AuditEvent.Way.CARD,
                actions.size(),
                AskedAction.rules(actions));
    }

    private Approvals.Result answered(Approvals.Question question, ApprovalCard card)
            throws InterruptedException {
        var id = question.id();
        var start = System.nanoTime();
        var result = Approvals.Result.WITHDRAWN;
        var ended = AuditEvent.Answer.WITHDRAWN;
        answer.send(new RunEvent.ApprovalAsked(id, card));
        browser.ifPresent(person ->
                person.ask(
                        new ApprovalQuestion(id, active.id(), card),
                        consent -> parts.approvals().answer(active.id(), id, consent)));
        try {
            result = active.awaitPerson(question::await);
            ended = ended(result);
            return result;
        } finally {
            browser.ifPresent(person -> person.withdraw(id));
            parts.audit().record(new AuditEvent.Answered(active.id(), id, ended));
            answer.send(new RunEvent.ApprovalAnswered(id, result));
            LOG.atInfo()
                    .addKeyValue("result", result)
                    .addKeyValue("ms", (System.nanoTime() - start) / 1_000_000)
                    .log("approval.ended");
        }
    }

    /// Who waits to the end without an answer has waited all the time.
    private static AuditEvent.Answer ended(Approvals.Result result) {
        return switch (result) {
            case ALLOWED -> AuditEvent.Answer.ALLOWED;
            case ALLOWED_ON_SITE -> AuditEvent.Answer.ALLOWED_ON_SITE;
            case DENIED -> AuditEvent.Answer.DENIED;
            case WITHDRAWN -> AuditEvent.Answer.EXPIRED;
        };
    }
}
