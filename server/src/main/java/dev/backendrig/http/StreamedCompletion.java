package dev.backendrig.http;

import dev.backendrig.http.openai.Completion;
import dev.backendrig.http.openai.FinishReason;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A completion as a stream of chunks, each written as it comes. The first is written with the first
/// piece of the answer: what fails before is still to be told by an HTTP status.
final class StreamedCompletion implements CompletionSink {
    private final Completion completion;
    private final StreamWrites writes;
    private final KeepAlives.Beat beat;
    private final HttpMetrics metrics;
    private final long started = System.nanoTime();
    private final SseEncoder encoder = new SseEncoder();
    private boolean begun;
    private Answer.Ending ending = new Answer.Ending.Missing();

    StreamedCompletion(
            Completion completion,
            StreamWrites writes,
            KeepAlives keepAlives,
            HttpMetrics metrics) {
        this.completion = completion;
        this.writes = writes;
        this.metrics = metrics;
        beat = keepAlives.startWithComments(writes);
        metrics.streamOpened();
    }

    @Override
    public void text(String text) {
        begin();
        write(completion.piece(text));
    }

    private void begin() {
        if (begun) return;
        begun = true;
        metrics.firstByte(Duration.ofNanos(System.nanoTime() - started));
        write(completion.first());
    }

    private void write(JsonObject chunk) {
        writes.write(false, encoder.data(chunk.toString()));
    }

    @Override
    public void end(List<ToolCall> calls, FinishReason finish, @Nullable Usage used) {
        beat.close();
        begin();
        completion.calls(calls).forEach(this::write);
        write(completion.last(finish));
        if (completion.usage()) write(completion.used(used));
        writes.write(true, encoder.data(EndMark.TEXT));
        ending = new Answer.Ending.Written();
    }

    /// A client takes an error within a stream for the stream's end.
    @Override
    public void fail(OpenAiFailure failure) {
        beat.close();
        if (writes.closeUnsent()) {
            ending = new Answer.Ending.Refused(failure);
            return;
        }
        writes.write(true, encoder.data(failure.error().json().toString()));
        ending = new Answer.Ending.Written();
    }

    @Override
    public Answer.Ending ending() {
        return ending;
    }

    @Override
    public void close() {
        beat.close();
        metrics.streamClosed();
    }
}
