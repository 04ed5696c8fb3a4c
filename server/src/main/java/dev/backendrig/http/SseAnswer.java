package dev.backendrig.http;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An answer as an event stream, each event written as it comes. See docs/protocol.md for the
/// order and form of events.
final class SseAnswer implements Answer {
    private final StreamWrites writes;
    private final KeepAlives.Beat beat;
    private final HttpMetrics metrics;
    private final Language language;
    private final long started = System.nanoTime();
    private final SseEncoder encoder = new SseEncoder();
    private final Spacing spacing = new Spacing();
    private boolean shown;
    private boolean endedWithCr;
    private Usage usedBefore = Usage.NONE;
    private boolean usageCounted;
    private Ending ending = new Ending.Missing();

    SseAnswer(StreamWrites writes, KeepAlives keepAlives, HttpMetrics metrics, Language language) {
        this.writes = writes;
        this.metrics = metrics;
        this.language = language;
        beat = keepAlives.start(writes);
        metrics.streamOpened();
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started _, RunEvent.StepBegan _ -> {
                // A base client knows of no ids and of no steps.
            }
            case RunEvent.TextDelta(String text) -> text(text);
            case RunEvent.Notice(String sentence) -> notice(sentence);
            case RunEvent.ThoughtDelta _ -> {
                // A base client would show it as a part of the answer.
            }
            case RunEvent.Hidden _ -> {
                // No event of the base contract.
            }
            case RunEvent.ToolCalling(ToolCall call) -> tool(call, "calling", null);
            case RunEvent.ToolCompleted(ToolCall call, boolean ok, _) ->
                    tool(call, "completed", ok);
            case RunEvent.Compacted _ -> {
                // A notice tells of it where it matters to the person.
            }
            case RunEvent.ApprovalAsked _, RunEvent.ApprovalAnswered _, RunEvent.Cleaned _ -> {
                // No event of the base contract: the browser's panel asks and tells.
            }
            case RunEvent.Finished(Usage usage, boolean counted) -> end(usage, counted);
            case RunEvent.HandedOver(_, Usage usage, boolean counted) -> end(usage, counted);
            case RunEvent.Stopped(Usage usage, boolean counted) -> end(usage, counted);
            case RunEvent.Cancelled(Usage usage, boolean counted) -> {
                notice(Problems.cancelled().in(language));
                end(usage, counted);
            }
            case RunEvent.Failed(RunFailure failure, Usage usage, boolean counted) ->
                    fail(Problems.of(failure), usage, counted);
            case RunEvent.Interrupted(Usage usage, boolean counted) -> {
                usedBefore = usage;
                usageCounted = counted;
            }
        }
    }

    /// A CR LF that was cut in two is one line break: the CR was told as such, the LF is left out.
    private void text(String text) {
        var delta = endedWithCr && text.startsWith("\n") ? text.substring(1) : text;
        endedWithCr = text.endsWith("\r");
        if (delta.isEmpty()) return;
        var gap = spacing.beforeText(delta);
        if (!gap.isEmpty()) data(gap);
        spacing.shown(delta, false);
        var rest = delta;
        for (var cut = EndMark.cut(rest); cut >= 0; cut = EndMark.cut(rest)) {
            data(rest.substring(0, cut));
            rest = rest.substring(cut);
        }
        data(rest);
    }

    private void notice(String sentence) {
        var gap = spacing.beforeNotice();
        if (!gap.isEmpty()) data(gap);
        spacing.shown(sentence, true);
        endedWithCr = false;
        data(sentence);
    }

    private void data(String text) {
        // White space alone is no text: a base client shows nothing of it.
        shown |= !Blanks.isBlank(text);
        write(false, encoder.data(text));
    }

    private void tool(ToolCall call, String status, @Nullable Boolean ok) {
        var json =
                JsonObject.builder()
                        .put("__type", "tool")
                        .put("id", call.id())
                        .put("name", call.name())
                        .put("status", status);
        if (ok != null) json.put("ok", ok.booleanValue());
        write(false, encoder.named("tool", json.build().toString()));
    }

    @Override
    public void fail(Problem problem) {
        fail(problem, usedBefore, usageCounted);
    }

    private void fail(Problem problem, Usage usage, boolean counted) {
        beat.close();
        if (writes.closeUnsent()) {
            ending = new Ending.Unanswered(problem);
            return;
        }
        var sentence = problem.detail().in(language);
        // Base clients show an error only after text.
        if (!shown) data(sentence);
        write(false, encoder.named("error", sentence));
        end(usage, counted);
    }

    private void end(Usage usage, boolean counted) {
        beat.close();
        if (counted) {
            var json =
                    JsonObject.builder()
                            .put("__type", "usage")
                            .put("input_tokens", usage.input())
                            .put("output_tokens", usage.output())
                            .put("total_tokens", usage.total())
                            .build();
            write(false, encoder.named("usage", json.toString()));
        }
        write(true, encoder.data(EndMark.TEXT));
        ending = new Ending.Written();
    }

    private void write(boolean last, ByteBuffer bytes) {
        if (!writes.hasSent()) metrics.firstByte(Duration.ofNanos(System.nanoTime() - started));
        writes.write(last, bytes);
    }

    @Override
    public Ending ending() {
        return ending;
    }

    @Override
    public void close() {
        beat.close();
        metrics.streamClosed();
    }
}
