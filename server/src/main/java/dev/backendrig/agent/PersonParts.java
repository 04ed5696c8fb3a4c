package dev.backendrig.agent;

import dev.backendrig.audit.AuditTrail;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.ChatApprovals;
import java.time.Duration;
import java.time.InstantSource;

/// What all runs share for dealing with their persons.
///
/// @param chat questions that are left in the chat
/// @param audit where questions and answers are taken down
/// @param takeover how long a run waits for a page that its person has taken over
public record PersonParts(
        Approvals approvals, ChatApprovals chat, AuditTrail audit, Duration takeover) {
    /// How long a page may stay taken over.
    public static final Duration TAKEOVER = Duration.ofMinutes(30);

    /// Without an audit log.
    public PersonParts(Approvals approvals, Duration takeover) {
        this(
                approvals,
                new ChatApprovals(ChatApprovals.PATIENCE, InstantSource.system()),
                AuditTrail.NONE,
                takeover);
    }
}
