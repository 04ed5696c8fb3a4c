package dev.backendrig.http.openai;

import dev.backendrig.agent.RunRequest.HistoryItem;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was said up to now.
///
/// @param system all instructions, null where there are none
/// @param messages begins with one of the person's
/// @param prompt what the person said last, not blank
record GivenConversation(@Nullable String system, List<Message> messages, String prompt) {
    GivenConversation {
        messages = List.copyOf(messages);
    }

    /// What was said before the prompt, for those who look for what it answers.
    List<HistoryItem> history() {
        var items = new ArrayList<HistoryItem>();
        for (var message : messages.subList(0, lastOfPerson())) {
            switch (message) {
                case Message.User(var parts) -> items.add(new HistoryItem(false, text(parts)));
                case Message.Assistant turn -> items.add(new HistoryItem(true, turn.text()));
                case Message.ToolResults _ -> {
                    // Said by nobody.
                }
            }
        }
        return items;
    }

    private int lastOfPerson() {
        for (var i = messages.size() - 1; i > 0; i--) {
            if (messages.get(i) instanceof Message.User) return i;
        }
        return 0;
    }

    private static String text(List<Part> parts) {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(it -> ((Part.Text) it).text())
                .collect(Collectors.joining("\n"));
    }
}
