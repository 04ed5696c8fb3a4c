package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelViewTest {
    private final List<Message> changed = new ArrayList<>();

    @Test
    void changesEachMessageOnceAndKeepsWhatTheModelSaw() {
        var view = new ModelView(List.of(this::marked));
        var first = Message.Assistant.of("one");
        var second = Message.Assistant.of("two");

        var seen = view.of(List.of(first));
        var later = view.of(List.of(first, second));

        assertThat(later).containsExactly(seen.getFirst(), Message.Assistant.of("two!2"));
        assertThat(changed).containsExactly(first, second);
    }

    @Test
    void changesEqualMessagesEachForItself() {
        var view = new ModelView(List.of(this::marked));

        var seen =
                view.of(
                        List.of(
                                Message.Assistant.of("a"),
                                new Message.Assistant("a", List.of(), null)));

        assertThat(seen).containsExactly(Message.Assistant.of("a!1"), Message.Assistant.of("a!2"));
    }

    @Test
    void goesThroughTheChangesInTheirOrder() {
        var view = new ModelView(List.of(this::marked, this::marked));

        assertThat(view.of(List.of(Message.Assistant.of("a"))))
                .containsExactly(Message.Assistant.of("a!1!2"));
    }

    private Message marked(Message message) {
        changed.add(message);
        return Message.Assistant.of(((Message.Assistant) message).text() + "!" + changed.size());
    }
}
