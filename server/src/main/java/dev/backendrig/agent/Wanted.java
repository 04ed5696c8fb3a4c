package dev.backendrig.agent;

import dev.backendrig.audit.AuditEvent;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.language.Language;
import dev.backendrig.safety.ChatApprovals;
import dev.backendrig.safety.Deed;
import java.util.List;
import java.util.Optional;

/// What a person wants of a run. That is what they have written; where it is a plain yes to a question
/// in the chat, it is what they had asked for before, with what they have agreed to now.
///
/// @param prompt their own words
/// @param language that they are spoken to in
/// @param released what they have agreed to
record Wanted(String prompt, Language language, List<Deed> released) {
    Wanted {
        released = List.copyOf(released);
    }

    /// @param claim of the session that the request uses; empty where it uses none
    static Wanted of(
            RunRequest request,
            Language language,
            PersonParts parts,
            Optional<SessionClaim> claim,
            String runId) {
        var reply =
                claim.flatMap(it ->
                        parts.chat().answer(it, request.prompt(), History.lastAnswer(request)));
        reply.ifPresent(it -> parts.audit().record(answered(it, runId)));
        return reply.filter(it -> it.meaning() == ChatApprovals.Meaning.YES)
                .map(ChatApprovals.Reply::question)
                .map(it -> new Wanted(it.prompt(), it.language(), it.deeds()))
                .orElseGet(() -> new Wanted(request.prompt(), language, List.of()));
    }

    private static AuditEvent answered(ChatApprovals.Reply reply, String runId) {
        var answer =
                switch (reply.meaning()) {
                    case YES -> AuditEvent.Answer.ALLOWED;
                    case NO -> AuditEvent.Answer.DENIED;
                    case OTHER -> AuditEvent.Answer.DROPPED;
                    case EXPIRED -> AuditEvent.Answer.EXPIRED;
                };
        return new AuditEvent.Answered(runId, reply.question().id(), answer);
    }
}
