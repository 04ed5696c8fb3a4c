package dev.backendrig.http;

import dev.backendrig.http.openai.Completion;
import dev.backendrig.http.openai.FinishReason;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A completion as one JSON object, when all of it is there.
final class WholeCompletion implements CompletionSink {
    private final Completion completion;
    private final StringBuilder text = new StringBuilder();
    private Answer.Ending ending = new Answer.Ending.Missing();

    WholeCompletion(Completion completion) {
        this.completion = completion;
    }

    @Override
    public void text(String piece) {
        text.append(piece);
    }

    @Override
    public void end(List<ToolCall> calls, FinishReason finish, @Nullable Usage used) {
        ending = new Answer.Ending.Reply(completion.whole(text.toString(), calls, finish, used));
    }

    @Override
    public void fail(OpenAiFailure failure) {
        ending = new Answer.Ending.Refused(failure);
    }

    @Override
    public Answer.Ending ending() {
        return ending;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
