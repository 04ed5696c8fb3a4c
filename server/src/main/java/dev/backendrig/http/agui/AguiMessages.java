package dev.backendrig.http.agui;

import dev.backendrig.json.JsonObject;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The text and the reasoning of a run as messages: at most one is open, and what comes next closes
/// it. Used by one thread.
final class AguiMessages {
    private static final String MESSAGE_ID = "messageId";

    private final String prefix;
    private final Consumer<JsonObject> out;
    private @Nullable String text;
    private @Nullable String reasoning;
    private int count;

    /// @param prefix of the messages' ids, unique in the thread
    AguiMessages(String prefix, Consumer<JsonObject> out) {
        this.prefix = prefix;
        this.out = out;
    }

    /// A piece of the answer; not empty.
    void text(String delta) {
        closeReasoning();
        var id = text;
        if (id == null) {
            id = nextId();
            text = id;
            out.accept(about(AguiEvent.TEXT_MESSAGE_START, id).put("role", "assistant").build());
        }
        out.accept(about(AguiEvent.TEXT_MESSAGE_CONTENT, id).put("delta", delta).build());
    }

    /// A sentence of ours: a message of its own.
    void notice(String sentence) {
        close();
        text(sentence);
        close();
    }

    /// A piece of the model's thinking; not empty.
    void thought(String delta) {
        closeText();
        var id = reasoning;
        if (id == null) {
            id = nextId();
            reasoning = id;
            out.accept(about(AguiEvent.REASONING_START, id).build());
            out.accept(
                    about(AguiEvent.REASONING_MESSAGE_START, id).put("role", "reasoning").build());
        }
        out.accept(about(AguiEvent.REASONING_MESSAGE_CONTENT, id).put("delta", delta).build());
    }

    /// Closes what is open.
    void close() {
        closeReasoning();
        closeText();
    }

    private void closeText() {
        if (text == null) return;
        out.accept(about(AguiEvent.TEXT_MESSAGE_END, text).build());
        text = null;
    }

    private void closeReasoning() {
        if (reasoning == null) return;
        out.accept(about(AguiEvent.REASONING_MESSAGE_END, reasoning).build());
        out.accept(about(AguiEvent.REASONING_END, reasoning).build());
        reasoning = null;
    }

    /// The id of a message that is told at once.
    String nextId() {
        return prefix + "-" + ++count;
    }

    private static JsonObject.Builder about(AguiEvent event, String id) {
        return event.builder().put(MESSAGE_ID, id);
    }
}
