package dev.backendrig.http;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.browser.session.RandomIds;
import dev.backendrig.http.openai.ChatRequest;
import dev.backendrig.http.openai.FinishReason;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run's events as a completion of OpenAI's API: text and sentences of ours are its content, the
/// client's tools its calls. What the agent does with tools of ours has no place in it.
final class CompletionAnswer implements Answer {
    private final ChatRequest asked;
    private final Language language;
    private final CompletionSink sink;
    private final HandedOverSteps steps;
    private final List<ToolResult> done = new ArrayList<>();
    private final Spacing spacing = new Spacing();
    private final StringBuilder json = new StringBuilder();
    private boolean saidText;
    private boolean saidNotice;

    /// @param steps keeps what is done in an answer that ends with calls
    CompletionAnswer(
            ChatRequest asked, Language language, CompletionSink sink, HandedOverSteps steps) {
        this.steps = steps;
        this.asked = asked;
        this.language = language;
        this.sink = sink;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.TextDelta(var text) -> text(text);
            case RunEvent.Notice(var sentence) -> notice(sentence);
            case RunEvent.Started _,
                    RunEvent.StepBegan _,
                    RunEvent.Compacted _,
                    RunEvent.ThoughtDelta _,
                    RunEvent.Hidden _,
                    RunEvent.ToolCalling _,
                    RunEvent.ApprovalAsked _,
                    RunEvent.ApprovalAnswered _,
                    RunEvent.Cleaned _,
                    RunEvent.Interrupted _ -> {
                // The answer alone is asked for.
            }
            case RunEvent.ToolCompleted(var call, var ok, var content) ->
                    done.add(result(call, ok, content));
            case RunEvent.HandedOver(var calls, var usage, var counted) ->
                    handOver(calls, counted ? usage : null);
            case RunEvent.Finished(var usage, var counted) -> finish(counted ? usage : null);
            case RunEvent.Stopped(var usage, var counted) ->
                    end(FinishReason.LENGTH, counted ? usage : null);
            case RunEvent.Cancelled(var usage, var counted) -> {
                notice(Problems.cancelled().in(language));
                end(FinishReason.STOP, counted ? usage : null);
            }
            case RunEvent.Failed(var failure, var usage, var counted) ->
                    failed(failure, counted ? usage : null);
        }
    }

    private void text(String text) {
        say(spacing.beforeText(text) + text);
        spacing.shown(text, false);
        saidText |= !Blanks.isBlank(text);
    }

    /// A sentence would make JSON of a model alone something else.
    private void notice(String sentence) {
        if (!asked.model().agent() && asked.hasFormat()) return;
        say(spacing.beforeNotice() + sentence);
        spacing.shown(sentence, true);
        saidNotice = true;
    }

    private void say(String text) {
        if (text.isEmpty()) return;
        if (asked.wantsJson()) json.append(text);
        sink.text(text);
    }

    private void handOver(List<ToolCall> calls, @Nullable Usage used) {
        var taken = asked.called(calls).stream().map(CompletionAnswer::named).toList();
        if (!asked.fit(taken)) {
            sink.fail(OpenAiFailure.ofForm(language));
            return;
        }
        // Before the client can ask again.
        steps.keep(taken, done);
        sink.end(taken, FinishReason.TOOL_CALLS, used);
    }

    private static ToolResult result(ToolCall call, boolean ok, @Nullable JsonValue content) {
        var told = content == null ? new JsonString("This was given up.") : content;
        return new ToolResult(named(call), ok, told, List.of());
    }

    /// Under an id that no other request's call has: clients keep them side by side.
    private static ToolCall named(ToolCall call) {
        return new ToolCall("call_" + new RandomIds().next(), call.name(), call.arguments());
    }

    private void finish(@Nullable Usage used) {
        // What we had to say came first.
        if (saidNotice || asked.fits(json.toString())) end(FinishReason.STOP, used);
        else sink.fail(OpenAiFailure.ofForm(language));
    }

    private void failed(RunFailure failure, @Nullable Usage used) {
        if (failure.kind() != RunFailure.Kind.BLOCKED) {
            sink.fail(OpenAiFailure.of(failure, language));
            return;
        }
        if (asked.model().agent() || !saidText) notice(failure.sentence());
        end(FinishReason.CONTENT_FILTER, used);
    }

    private void end(FinishReason finish, @Nullable Usage used) {
        sink.end(List.of(), finish, used);
    }

    @Override
    public void fail(Problem problem) {
        sink.fail(OpenAiFailure.of(problem, language));
    }

    @Override
    public Ending ending() {
        return sink.ending();
    }

    @Override
    public void close() {
        sink.close();
    }
}
