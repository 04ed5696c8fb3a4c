package dev.backendrig.model.langchain;

import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hears one answer from LangChain4j and tells of its text at once. Used by one thread.
///
/// It throws nothing into LangChain4j, which would write the exception to the log and go on: the
/// first failure is kept and rethrown outside.
final class TurnListener implements StreamingChatResponseHandler {
    private final String provider;
    private final Consumer<ModelEvent> events;
    private final StringBuilder text = new StringBuilder();
    private @Nullable AiMessage response;
    private @Nullable Throwable failure;

    TurnListener(String provider, Consumer<ModelEvent> events) {
        this.provider = provider;
        this.events = events;
    }

    @Override
    public void onPartialResponse(String piece) {
        text.append(piece);
        tell(new ModelEvent.TextDelta(piece));
    }

    @Override
    public void onPartialThinking(PartialThinking piece) {
        tell(new ModelEvent.ThoughtDelta(piece.text()));
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        if (response != null) fail(unreadable("a second end"));
        response = complete.aiMessage();
    }

    @Override
    public void onError(Throwable error) {
        // The class alone: an exception's words may quote the answer.
        fail(unreadable(error.getClass().getSimpleName()));
    }

    /// Ends the turn with this failure, unless it has failed before.
    void fail(Throwable cause) {
        if (failure == null) failure = cause;
    }

    /// Throws what the turn has failed with, if it has.
    void check() throws InterruptedException {
        if (failure instanceof InterruptedException e) throw e;
        rethrow();
    }

    /// Throws what the turn has failed with, if it has and if it is no interrupt.
    void rethrow() {
        if (failure instanceof RuntimeException e) throw e;
        if (failure instanceof Error e) throw e;
    }

    String text() {
        return text.toString();
    }

    /// @throws ModelException if LangChain4j has told no end
    AiMessage response() {
        if (response == null) throw unreadable("no end was told");
        return response;
    }

    private void tell(ModelEvent event) {
        if (failure != null) return;
        try {
            events.accept(event);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private ModelException unreadable(String detail) {
        return new ModelException(Kind.UNREADABLE, provider, detail);
    }
}
