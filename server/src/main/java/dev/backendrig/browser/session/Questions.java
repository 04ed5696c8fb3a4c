package dev.backendrig.browser.session;

import dev.backendrig.browser.Consent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The questions that a session's person has been asked and has not answered. Thread-safe; bounded
/// by those who ask, each of whom withdraws their own.
final class Questions {
    private record Open(String message, boolean offersSite, Consumer<Consent> onAnswer) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Open> open = new LinkedHashMap<>();

    /// @param message as it is sent, and sent again
    /// @param offersSite whether [Consent#SITE] is an answer to it
    /// @param onAnswer told once what the person says, on the socket's thread; must not block
    void add(String approvalId, String message, boolean offersSite, Consumer<Consent> onAnswer) {
        lock.lock();
        try {
            open.putLast(approvalId, new Open(message, offersSite, onAnswer));
        } finally {
            lock.unlock();
        }
    }

    /// Takes the person's answer; false where the question is not open, or does not offer that.
    boolean answer(String approvalId, Consent consent) {
        var question = remove(approvalId, it -> consent != Consent.SITE || it.offersSite());
        question.ifPresent(it -> it.onAnswer().accept(consent));
        return question.isPresent();
    }

    /// False where it was not open any more.
    boolean withdraw(String approvalId) {
        return remove(approvalId, _ -> true).isPresent();
    }

    /// The messages of all that are open, the oldest first.
    List<String> messages() {
        lock.lock();
        try {
            return open.values().stream().map(Open::message).toList();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Open> remove(String approvalId, Predicate<Open> condition) {
        lock.lock();
        try {
            var question = Optional.ofNullable(open.get(approvalId)).filter(condition);
            if (question.isPresent()) open.remove(approvalId);
            return question;
        } finally {
            lock.unlock();
        }
    }
}
