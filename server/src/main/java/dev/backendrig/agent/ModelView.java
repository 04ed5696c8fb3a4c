package dev.backendrig.agent;

import dev.backendrig.message.Message;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// A conversation as its model is to see it. The run keeps what was said and read; each message goes
/// through the same changes before it leaves, such as a frame around what a page says.
///
/// A message is changed once, when the model is first shown it: what it saw before stays the same to
/// the byte, which a provider's prompt cache needs. Confined to the run's thread.
final class ModelView {
    private final List<UnaryOperator<Message>> changes;
    private IdentityHashMap<Message, Message> shown = new IdentityHashMap<>();

    /// @param changes in their order
    ModelView(List<UnaryOperator<Message>> changes) {
        this.changes = List.copyOf(changes);
    }

    /// What the model sees in place of these messages.
    ///
    /// @param messages those of the call before, as the same objects, and new ones
    List<Message> of(List<Message> messages) {
        var next = new IdentityHashMap<Message, Message>();
        for (var message : messages) {
            var before = shown.get(message);
            next.put(message, before == null ? changed(message) : before);
        }
        // Messages that the run has dropped are dropped here too.
        shown = next;
        return messages.stream().map(next::get).toList();
    }

    private Message changed(Message message) {
        var changed = message;
        for (var change : changes) changed = change.apply(changed);
        return changed;
    }
}
