package dev.backendrig.http;

import dev.backendrig.http.openai.FinishReason;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a completion goes: to one JSON object, or to a stream of chunks. Used by the run's thread
/// alone.
interface CompletionSink extends AutoCloseable {
    /// A piece of the answer, not empty.
    void text(String text);

    /// Ends the completion.
    ///
    /// @param calls that the client is to make, often none
    /// @param used null where nobody told
    void end(List<ToolCall> calls, FinishReason finish, @Nullable Usage used);

    void fail(OpenAiFailure failure);

    Answer.Ending ending();

    @Override
    void close();
}
