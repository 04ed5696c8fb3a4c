package dev.backendrig.client;

import dev.backendrig.client.BrowserOptions.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// The questions that are open in a browser. May be used by several threads.
final class Questions {
    /// Answers that may have been lost with a socket; the server puts those questions again.
    private static final int KEPT = 64;

    private final Person person;
    private final BiConsumer<String, Map<String, ?>> say;
    private final Map<String, Thread> open = new LinkedHashMap<>();
    private final Map<String, Decision> answered = new LinkedHashMap<>();

    /// @param say sends a message
    Questions(Person person, BiConsumer<String, Map<String, ?>> say) {
        this.person = person;
        this.say = say;
    }

    /// A question. After a break it comes again, and is the same one.
    synchronized void ask(BrowserQuestion question) {
        var id = question.approvalId();
        var known = answered.get(id);
        if (known != null) answer(id, known);
        if (known != null || open.containsKey(id)) return;
        open.put(id, Thread.ofVirtual().name("question-" + id).start(() -> decide(question)));
    }

    private void decide(BrowserQuestion question) {
        var decision = Decision.DENY;
        try {
            decision = person.decide(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // Whoever cannot say yes says no.
            decision = Decision.DENY;
        }
        if (settle(question.approvalId(), decision)) answer(question.approvalId(), decision);
    }

    /// Closes a question with its answer.
    ///
    /// @return whether the answer is still wanted
    private synchronized boolean settle(String id, Decision decision) {
        if (open.remove(id) == null) return false;
        if (answered.size() >= KEPT) answered.remove(answered.keySet().iterator().next());
        answered.put(id, decision);
        return true;
    }

    private void answer(String id, Decision decision) {
        var words = new LinkedHashMap<String, Object>(decision.words());
        words.put("approval_id", id);
        say.accept("approval_result", words);
    }

    synchronized void withdraw(String id) {
        var thread = open.remove(id);
        if (thread != null) thread.interrupt();
    }

    synchronized void withdrawAll() {
        open.values().forEach(Thread::interrupt);
        open.clear();
    }
}
