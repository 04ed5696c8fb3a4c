package dev.backendrig.http.agui;

import dev.backendrig.agent.Compaction;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells what a run does as AG-UI events, to the end of one request: of the run, or of the part of it
/// up to a question. Used by one thread.
public final class AguiEvents {
    private static final String PROTOCOL = "1.0";
    private static final String CALL_ID = "toolCallId";

    private final AguiRun run;
    private final Consumer<JsonObject> out;
    private final AguiMessages messages;
    private final AguiState state;
    private @Nullable String step;
    private @Nullable String callId;
    private RunEvent.@Nullable Started started;
    private boolean ended;

    /// @param out takes each event in its order
    public AguiEvents(AguiRun run, Consumer<JsonObject> out) {
        this.run = run;
        this.out = out;
        this.messages = new AguiMessages(run.runId(), out);
        this.state = new AguiState(out);
    }

    /// The run has begun, or goes on after a question.
    public void begin(RunEvent.Started which) {
        started = which;
        out.accept(
                AguiEvent.RUN_STARTED
                        .builder()
                        .put("threadId", run.threadId())
                        .put("runId", run.runId())
                        .putIfPresent("parentRunId", run.parentRunId())
                        .put("protocolVersion", PROTOCOL)
                        .build());
        state.begin(run.state(), which);
    }

    /// Whether nothing more may be told.
    public boolean isEnded() {
        return ended;
    }

    /// Tells what happened. A question ends the request's part of the run, and so does the run's end;
    /// what failed is told by [#fail].
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started which -> begin(which);
            case RunEvent.StepBegan(var number) -> step(number);
            case RunEvent.TextDelta(var text) -> messages.text(text);
            case RunEvent.Notice(var sentence) -> messages.notice(sentence);
            case RunEvent.ThoughtDelta(var text) -> messages.thought(text);
            case RunEvent.Hidden news -> state.hidden(news);
            case RunEvent.Cleaned news -> state.cleaned(news);
            case RunEvent.Compacted(var compaction) -> compacted(compaction);
            case RunEvent.ToolCalling(var call) -> calling(call);
            case RunEvent.ToolCompleted completed -> completed(completed);
            case RunEvent.ApprovalAsked asked -> interrupt(asked);
            case RunEvent.ApprovalAnswered answered -> answered(answered);
            case RunEvent.Finished(var usage, var counted) ->
                    finish(outcome("success"), null, usage, counted);
            case RunEvent.HandedOver over -> handOver(over);
            case RunEvent.Stopped(var usage, var counted) ->
                    finish(outcome("success"), JsonObject.of("stopped", "limit"), usage, counted);
            case RunEvent.Cancelled(var usage, var counted) ->
                    finish(outcome("cancelled"), null, usage, counted);
            case RunEvent.Failed _, RunEvent.Interrupted _ -> {
                // Whoever runs it knows why, and tells that by fail.
            }
        }
    }

    private void step(int number) {
        endStep();
        var name = "step " + number;
        step = name;
        out.accept(AguiEvent.STEP_STARTED.builder().put("stepName", name).build());
        state.step(number);
    }

    private void endStep() {
        messages.close();
        if (step == null) return;
        out.accept(AguiEvent.STEP_FINISHED.builder().put("stepName", step).build());
        step = null;
    }

    private void calling(ToolCall call) {
        callId = call.id();
        tell(call);
        state.tool(call.name());
    }

    private void tell(ToolCall call) {
        messages.close();
        out.accept(
                AguiEvent.TOOL_CALL_START
                        .builder()
                        .put(CALL_ID, call.id())
                        .put("toolCallName", call.name())
                        .build());
        out.accept(
                AguiEvent.TOOL_CALL_ARGS
                        .builder()
                        .put(CALL_ID, call.id())
                        .put("delta", Json.write(call.arguments()))
                        .build());
        out.accept(AguiEvent.TOOL_CALL_END.builder().put(CALL_ID, call.id()).build());
    }

    private void completed(RunEvent.ToolCompleted completed) {
        callId = null;
        out.accept(
                AguiEvent.TOOL_CALL_RESULT
                        .builder()
                        .put("messageId", messages.nextId())
                        .put(CALL_ID, completed.call().id())
                        .put("content", content(completed))
                        .put("role", "tool")
                        .build());
        state.tool("");
    }

    private static String content(RunEvent.ToolCompleted completed) {
        JsonValue content = completed.content();
        if (content == null) return completed.ok() ? "" : "not done";
        return content instanceof JsonString(var text) ? text : Json.write(content);
    }

    private void answered(RunEvent.ApprovalAnswered answered) {
        custom(
                "backend-rig.approval",
                JsonObject.builder()
                        .put("approval_id", answered.approvalId())
                        .put("allowed", answered.result().isAllowed())
                        .build());
    }

    private void compacted(Compaction compaction) {
        custom(
                "backend-rig.compacted",
                JsonObject.builder()
                        .put("kind", compaction.kind().name().toLowerCase(Locale.ROOT))
                        .put("before_tokens", compaction.before())
                        .put("after_tokens", compaction.after())
                        .build());
    }

    private void custom(String name, JsonObject value) {
        out.accept(AguiEvent.CUSTOM.builder().put("name", name).put("value", value).build());
    }

    private void interrupt(RunEvent.ApprovalAsked asked) {
        var interrupts = JsonArray.of(AguiInterrupt.of(asked, callId));
        finish(
                JsonObject.of("type", "interrupt").toBuilder()
                        .put("interrupts", interrupts)
                        .build(),
                null,
                Usage.NONE,
                false);
    }

    private void handOver(RunEvent.HandedOver over) {
        over.calls().forEach(this::tell);
        var ids = JsonArray.ofStrings(over.calls().stream().map(ToolCall::id).toList());
        finish(
                outcome("success").toBuilder().put("pendingToolCallIds", ids).build(),
                null,
                over.usage(),
                over.counted());
    }

    private static JsonObject outcome(String type) {
        return JsonObject.of("type", type);
    }

    private void finish(
            JsonObject outcome, @Nullable JsonObject result, Usage usage, boolean counted) {
        endStep();
        ended = true;
        out.accept(
                AguiEvent.RUN_FINISHED
                        .builder()
                        .put("threadId", run.threadId())
                        .put("runId", run.runId())
                        .putIfPresent("result", result)
                        .put("outcome", outcome)
                        .putIfPresent("usage", counted ? usage(usage) : null)
                        .build());
    }

    /// The run failed, or cannot go on.
    ///
    /// @param code stable, in small letters
    public void fail(String message, String code) {
        endStep();
        ended = true;
        out.accept(AguiEvent.RUN_ERROR.builder().put("message", message).put("code", code).build());
    }

    private JsonArray usage(Usage usage) {
        var model = started;
        return JsonArray.of(
                JsonObject.builder()
                        .putIfPresent("provider", model == null ? null : model.provider())
                        .putIfPresent("model", model == null ? null : model.model())
                        .put("inputTokens", usage.input())
                        .put("outputTokens", usage.output())
                        .put("totalTokens", usage.total())
                        .put("reasoningTokens", usage.thought())
                        .put("cachedInputTokens", usage.cached())
                        .build());
    }
}
