package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings a client's history into the order that models want.
///
/// Turns without text are dropped, then the last one if it is the person's and says what the prompt
/// says (panels add the prompt to the history before they send it), then assistant turns that come
/// before any of the person's. Neighbouring turns of the person become parts of one message;
/// neighbouring turns of the assistant stay messages of their own, which the providers join.
final class History {
    /// A panel writes this before a prompt that came with a picture.
    private static final String IMAGE_MARK = "[Image uploaded] ";

    private History() {}

    /// The conversation that the request asks to be gone on with.
    ///
    /// @param prompt the parts of the person's new turn, not empty
    static List<Message> of(RunRequest request, List<Part> prompt) {
        var given = request.wishes().conversation();
        return given.isEmpty()
                ? normalised(request.history(), request.prompt(), prompt)
                : withPrompt(given, prompt);
    }

    /// The last turn of the person's gets what goes along with the prompt; the prompt itself and its
    /// pictures are in it.
    private static List<Message> withPrompt(List<Message> given, List<Part> prompt) {
        var last = lastOfPerson(given);
        if (last < 0) throw new IllegalArgumentException("no turn of the person's is given");
        var parts = new ArrayList<>(prompt.subList(0, prompt.size() - 1));
        parts.addAll(((Message.User) given.get(last)).parts());
        var messages = new ArrayList<>(given);
        messages.set(last, new Message.User(parts));
        return messages;
    }

    private static int lastOfPerson(List<Message> messages) {
        for (var i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof Message.User) return i;
        }
        return -1;
    }

    /// The conversation up to and with the prompt.
    ///
    /// @param prompt the parts of the person's new turn, not empty
    static List<Message> normalised(
            List<RunRequest.HistoryItem> history, String promptText, List<Part> prompt) {
        var items = cleaned(history, promptText);
        while (!items.isEmpty() && items.getFirst().fromAssistant()) items.removeFirst();
        return joined(items, prompt);
    }

    private static List<RunRequest.HistoryItem> cleaned(
            List<RunRequest.HistoryItem> history, String prompt) {
        var items = new ArrayList<>(history);
        items.removeIf(item -> item.content().isBlank());
        if (!items.isEmpty() && repeatsPrompt(items.getLast(), prompt)) items.removeLast();
        return items;
    }

    /// The last turn of the history, the prompt itself not counted; empty where that is the person's.
    static Optional<String> lastAnswer(RunRequest request) {
        var items = cleaned(request.history(), request.prompt());
        return items.isEmpty() || !items.getLast().fromAssistant()
                ? Optional.empty()
                : Optional.of(items.getLast().content());
    }

    private static boolean repeatsPrompt(RunRequest.HistoryItem item, String prompt) {
        if (item.fromAssistant()) return false;
        var content = item.content().strip();
        var said = prompt.strip();
        return content.equals(said) || content.equals(IMAGE_MARK + said);
    }

    private static List<Message> joined(List<RunRequest.HistoryItem> items, List<Part> prompt) {
        var messages = new ArrayList<Message>();
        var open = new ArrayList<Part>();
        for (var item : items) {
            if (!item.fromAssistant()) {
                open.add(new Part.Text(item.content()));
                continue;
            }
            if (!open.isEmpty()) messages.add(new Message.User(open));
            open.clear();
            messages.add(Message.Assistant.of(item.content()));
        }
        open.addAll(prompt);
        messages.add(new Message.User(open));
        return messages;
    }
}
