package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The oldest turns of a conversation, which may give way, and what comes after them, which stays as
/// it is. The person's last message stays in any case.
///
/// A turn is what the person says at a time, or what the model says with the results of all its
/// calls: no call is ever parted from its result.
///
/// @param messages the old turns, the person's last message among them where it is so old
/// @param kept from a turn of the model's on
/// @param prompt the parts of the person's last message, empty where it is in what is kept
/// @param notes what stands for turns left out before, empty where there are none
record OldTurns(List<Message> messages, List<Message> kept, List<Part> prompt, List<Part> notes) {
    /// How many turns stay.
    static final int KEPT = 6;

    private static final Part LEFT_OUT =
            new Part.Text("[Earlier turns of this conversation were left out for their length.]");

    /// Those of a conversation; empty where nothing is old.
    ///
    /// @param noted how many parts of the first message, its last ones, stand for turns left out before
    static Optional<OldTurns> of(List<Message> messages, int noted) {
        var from = firstKept(messages);
        var prompt = lastOfPerson(messages);
        var stays = (prompt >= 0 && prompt < from ? 1 : 0) + (noted > 0 && prompt != 0 ? 1 : 0);
        if (from <= stays) return Optional.empty();
        return Optional.of(
                new OldTurns(
                        messages.subList(0, from),
                        messages.subList(from, messages.size()),
                        prompt < from ? promptParts(messages, prompt, noted) : List.of(),
                        notes(messages, noted)));
    }

    private static int firstKept(List<Message> messages) {
        var first = messages.size();
        for (var turns = 0; first > 0 && turns < KEPT; ) {
            if (!(messages.get(--first) instanceof Message.ToolResults)) turns++;
        }
        // What stands for the old turns is told by the person, so that the model speaks next.
        while (first > 0 && !(messages.get(first) instanceof Message.Assistant)) first--;
        return first;
    }

    private static int lastOfPerson(List<Message> messages) {
        for (var i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof Message.User) return i;
        }
        return -1;
    }

    private static List<Part> promptParts(List<Message> messages, int prompt, int noted) {
        if (prompt < 0) return List.of();
        var parts = ((Message.User) messages.get(prompt)).parts();
        return prompt == 0 ? parts.subList(0, parts.size() - noted) : parts;
    }

    private static List<Part> notes(List<Message> messages, int noted) {
        if (noted == 0 || !(messages.getFirst() instanceof Message.User(var parts))) {
            return List.of();
        }
        return parts.subList(parts.size() - noted, parts.size());
    }

    int tokens() {
        return MessageTokens.of(messages);
    }

    /// What stands in their place: a summary.
    Replacement summedUp(String summary) {
        return new Replacement(this, List.of(new Part.Text(summary)));
    }

    /// What stands in their place: a word that something is missing, after what was said of turns
    /// before.
    Replacement leftOut() {
        var all = new ArrayList<>(notes);
        if (!all.contains(LEFT_OUT)) all.add(LEFT_OUT);
        return new Replacement(this, all);
    }

    /// The conversation with something else in the place of its old turns.
    ///
    /// @param notes at the end of the first message
    record Replacement(OldTurns old, List<Part> notes) {
        private Message head() {
            var parts = new ArrayList<>(old.prompt);
            parts.addAll(notes);
            return new Message.User(parts);
        }

        List<Message> messages() {
            var all = new ArrayList<Message>();
            all.add(head());
            all.addAll(old.kept);
            return all;
        }

        /// By how many tokens it is shorter; not positive where it is not.
        int saved() {
            return old.tokens() - MessageTokens.of(head());
        }
    }
}
