package dev.backendrig.agent;

import dev.backendrig.safety.Approvals;
import java.time.Duration;

/// What all runs share for dealing with their persons.
///
/// @param takeover how long a run waits for a page that its person has taken over
public record PersonParts(Approvals approvals, Duration takeover) {
    /// How long a page may stay taken over.
    public static final Duration TAKEOVER = Duration.ofMinutes(30);
}
