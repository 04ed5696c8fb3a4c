package dev.backendrig.browser.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The questions that a session's person has been asked and has not answered. Thread-safe; bounded
/// by those who ask, each of whom withdraws their own.
final class Questions {
    private record Open(String message, Consumer<Boolean> onAnswer) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Open> open = new LinkedHashMap<>();

    /// @param message as it is sent, and sent again
    /// @param onAnswer told once whether the person agrees, on the socket's thread; must not block
    void add(String approvalId, String message, Consumer<Boolean> onAnswer) {
        lock.lock();
        try {
            open.putLast(approvalId, new Open(message, onAnswer));
        } finally {
            lock.unlock();
        }
    }

    /// Takes the person's answer; false where the question is not open.
    boolean answer(String approvalId, boolean allowed) {
        var question = remove(approvalId);
        question.ifPresent(it -> it.onAnswer().accept(allowed));
        return question.isPresent();
    }

    /// False where it was not open any more.
    boolean withdraw(String approvalId) {
        return remove(approvalId).isPresent();
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

    private Optional<Open> remove(String approvalId) {
        lock.lock();
        try {
            return Optional.ofNullable(open.remove(approvalId));
        } finally {
            lock.unlock();
        }
    }
}
