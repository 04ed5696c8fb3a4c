package dev.backendrig.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that the audit log keeps. None holds what a page or a person says: ids and sites are
/// written as keyed hashes.
public sealed interface AuditEvent {
    /// The server begins to write.
    record Started() implements AuditEvent {}

    /// The end of the log was mended after a server that was killed.
    ///
    /// @param tornBytes of a line that was begun and is taken away
    /// @param headFound whether the file that says how far the log goes was there
    record Recovered(long tornBytes, boolean headFound) implements AuditEvent {}

    /// Events are missing here.
    ///
    /// @param lost how many
    record Gap(long lost) implements AuditEvent {}

    /// It was decided whether a tool may be called; before it is.
    ///
    /// @param run the run's id
    /// @param effect of the tool: `read`, `act` or `navigate`
    /// @param site that the call is about, null where nobody knows it
    /// @param rules that spoke to it; none where nothing was to be said
    record Decided(
            String run,
            String tool,
            String effect,
            @Nullable String site,
            List<String> rules,
            Decision decision)
            implements AuditEvent {
        public Decided {
            rules = List.copyOf(rules);
        }
    }

    /// What came of a tool that was called.
    ///
    /// @param result a word: `done`, `failed`, `denied`, `given_up`
    record Acted(String run, String tool, String result) implements AuditEvent {}

    /// A person is asked.
    ///
    /// @param approval the question's id
    /// @param actions how many it is about
    /// @param rules why
    record Asked(String run, String approval, Way way, int actions, List<String> rules)
            implements AuditEvent {
        public Asked {
            rules = List.copyOf(rules);
        }
    }

    /// A question is closed.
    ///
    /// @param run which asked
    record Answered(String run, String approval, Answer answer) implements AuditEvent {}

    /// Whether a tool may be called.
    enum Decision {
        /// No rule has a word to say.
        ALLOWED,
        /// The person was asked for this very call and agreed.
        APPROVED,
        /// The person agreed to the like on this site before.
        APPROVED_ON_SITE,
        /// The person was asked and refused.
        REFUSED,
        /// The person was asked and gave no answer that holds for the call.
        UNANSWERED,
        /// The call is left for the person to answer in the chat.
        LEFT_IN_CHAT,
        /// A rule forbids it.
        DENIED
    }

    /// How a person is asked.
    enum Way {
        CARD,
        CHAT
    }

    /// How a question ended.
    enum Answer {
        ALLOWED,
        ALLOWED_ON_SITE,
        DENIED,
        /// Nobody answered in time.
        EXPIRED,
        /// Its run ended first.
        WITHDRAWN,
        /// The next message in the chat was no plain answer to it.
        DROPPED
    }
}
