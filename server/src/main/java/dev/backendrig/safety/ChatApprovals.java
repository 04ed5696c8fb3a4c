package dev.backendrig.safety;

import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.language.Language;
import dev.backendrig.language.PlainAnswer;
import dev.backendrig.language.ReplyHint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Questions that stand at the end of an answer in the chat, for persons whose client has no other
/// way to be asked: the next message of the same client answers one. Thread-safe.
///
/// A question is good for one message, whatever that says, and for a limited time. Bounded: where too
/// many are open, the oldest is forgotten, and its action is asked for again.
public final class ChatApprovals {
    /// How long a question may be answered.
    public static final Duration PATIENCE = Approvals.PATIENCE;

    private static final int MAX_OPEN = 256;

    private final Duration patience;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Open> open = new ArrayList<>();

    /// What a question is about.
    ///
    /// @param id names it in the audit log
    /// @param text as it stands in the chat
    /// @param deeds what a yes is good for, each once
    /// @param prompt what the person had asked for
    /// @param language that they were asked in
    public record Question(
            String id, String text, List<Deed> deeds, String prompt, Language language) {
        public Question {
            deeds = List.copyOf(deeds);
        }

        /// Says nothing of what is asked.
        @Override
        public String toString() {
            return "Question of " + deeds.size();
        }
    }

    /// What a message said to the question that was open.
    public enum Meaning {
        YES,
        NO,
        /// Something else, or not in answer to that question.
        OTHER,
        /// A yes that came too late.
        EXPIRED
    }

    /// A question that is closed now.
    public record Reply(Question question, Meaning meaning) {}

    private record Open(SessionClaim client, Question question, Instant until) {}

    /// @param patience how long a question may be answered
    public ChatApprovals(Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /// Puts a question in place of any that this client has open.
    public void put(SessionClaim client, Question question) {
        lock.lock();
        try {
            var _ = remove(client);
            if (open.size() >= MAX_OPEN) open.removeFirst();
            open.add(new Open(client, question, clock.instant().plus(patience)));
        } finally {
            lock.unlock();
        }
    }

    /// Closes the question that this client has open, if it has one.
    ///
    /// @param client which has shown that it may use the session that it names
    /// @param prompt its next message
    /// @param lastAnswer the last turn of its history if that is the assistant's, the prompt itself
    ///     not counted; else empty
    public Optional<Reply> answer(SessionClaim client, String prompt, Optional<String> lastAnswer) {
        Optional<Open> asked;
        lock.lock();
        try {
            asked = remove(client);
        } finally {
            lock.unlock();
        }
        return asked.map(it -> new Reply(it.question(), meaning(it, prompt, lastAnswer)));
    }

    /// The newest that was open for the client; all of its are removed.
    private Optional<Open> remove(SessionClaim client) {
        var newest = Optional.<Open>empty();
        for (Iterator<Open> all = open.iterator(); all.hasNext(); ) {
            var it = all.next();
            if (!isSame(it.client(), client)) continue;
            newest = Optional.of(it);
            all.remove();
        }
        return newest;
    }

    /// By the session, or else by cookie and origin: a browser that reconnects has another session.
    private static boolean isSame(SessionClaim asked, SessionClaim now) {
        if (asked.sessionId().equals(now.sessionId())) return true;
        var client = asked.clientId();
        var origin = asked.origin();
        return client != null
                && origin != null
                && client.equals(now.clientId())
                && origin.equals(now.origin());
    }

    private Meaning meaning(Open asked, String prompt, Optional<String> lastAnswer) {
        var question = ReplyHint.normalised(asked.question().text());
        var isInAnswer =
                lastAnswer.filter(it -> ReplyHint.normalised(it).endsWith(question)).isPresent();
        if (!isInAnswer) return Meaning.OTHER;
        return switch (PlainAnswer.of(prompt)) {
            case YES -> clock.instant().isAfter(asked.until()) ? Meaning.EXPIRED : Meaning.YES;
            case NO -> Meaning.NO;
            case OTHER -> Meaning.OTHER;
        };
    }
}
