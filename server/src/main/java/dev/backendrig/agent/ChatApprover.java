package dev.backendrig.agent;

import dev.backendrig.audit.AuditEvent;
import dev.backendrig.browser.session.RandomIds;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.safety.ChatApprovals;
import java.util.List;

/// Leaves a question in the chat: for a person whose client shows answers and nothing else.
///
/// @param client which is to answer
/// @param wanted what the person wants to have done
record ChatApprover(PersonParts parts, String runId, SessionClaim client, Wanted wanted)
        implements Approver {
    @Override
    public Reply ask(List<AskedAction> actions) {
        var text =
                new ChatQuestion(wanted.language())
                        .text(actions.stream().map(AskedAction::shown).toList());
        var deeds = actions.stream().map(AskedAction::deed).toList();
        var id = new RandomIds().next();
        parts.chat()
                .put(
                        client,
                        new ChatApprovals.Question(
                                id, text, deeds, wanted.prompt(), wanted.language()));
        parts.audit()
                .record(
                        new AuditEvent.Asked(
                                runId,
                                id,
                                AuditEvent.Way.CHAT,
                                actions.size(),
                                AskedAction.rules(actions)));
        return new Reply.LeftInChat(text);
    }
}
