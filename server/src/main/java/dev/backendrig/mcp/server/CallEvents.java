package dev.backendrig.mcp.server;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.browser.Consent;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells a client what its call does: progress, where it has asked for that, log messages, where it
/// wants them, and the questions to its person. Used by the call's thread.
final class CallEvents {
    /// The stages of a call of one tool: it waits for its turn, is made, is done.
    static final int STAGES = 2;

    private final McpClient client;
    private final @Nullable JsonValue progressToken;
    private final int total;
    private final Approvals approvals;
    private final Language language;
    private final Line line;
    private String run = "";
    private int progress;

    /// Takes a person's answer to a question of a run.
    interface Approvals {
        void answer(String runId, String approvalId, Consent consent);
    }

    /// @param total stages, 0 where nobody knows
    CallEvents(McpRequest request, int total, Approvals approvals, Line line) {
        this.client = request.client();
        this.progressToken = request.progressToken();
        this.language = request.ask().language();
        this.total = total;
        this.approvals = approvals;
        this.line = line;
    }

    void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> {
                run = started.runId();
                stage("waiting for the browser", "started", null);
            }
            case RunEvent.ToolCalling(var call) ->
                    stage("calling " + call.name(), "tool_calling", call.name());
            case RunEvent.ToolCompleted(var call, var ok, _) ->
                    stage(
                            (ok ? "done: " : "not done: ") + call.name(),
                            "tool_completed",
                            call.name());
            case RunEvent.ApprovalAsked(var id, var card) -> {
                if (client.showsForms()) line.ask(new Question(id, card, language, says(id)));
            }
            case RunEvent.ApprovalAnswered(var id, _) -> line.withdraw(id);
            case RunEvent.StepBegan(var number) ->
                    stage("asking the model, call " + number, "step_began", null);
            case RunEvent.TextDelta _,
                    RunEvent.Speaking _,
                    RunEvent.Cost _,
                    RunEvent.Compacted _,
                    RunEvent.Notice _,
                    RunEvent.ThoughtDelta _,
                    RunEvent.Hidden _,
                    RunEvent.Cleaned _,
                    RunEvent.Finished _,
                    RunEvent.HandedOver _,
                    RunEvent.Stopped _,
                    RunEvent.Cancelled _,
                    RunEvent.Failed _,
                    RunEvent.Interrupted _ -> {
                // They belong to the answer, which comes at the end.
            }
        }
    }

    private Consumer<Consent> says(String approvalId) {
        var asked = run;
        return consent -> approvals.answer(asked, approvalId, consent);
    }

    private void stage(String words, String event, @Nullable String tool) {
        tellProgress(words);
        tellLog(event, tool);
        progress++;
    }

    private void tellProgress(String words) {
        if (progressToken == null) return;
        var params =
                JsonObject.of("progressToken", progressToken).toBuilder().put("progress", progress);
        if (total > 0) params.put("total", total);
        line.tell(Rpc.notification("notifications/progress", params.put("message", words).build()));
    }

    private void tellLog(String event, @Nullable String tool) {
        if (!client.wants(LogLevel.INFO)) return;
        var data = JsonObject.of("event", event).toBuilder().putIfPresent("tool", tool).build();
        var params =
                JsonObject.of("level", LogLevel.INFO.text()).toBuilder()
                        .put("logger", "backend-rig")
                        .put("data", data)
                        .build();
        line.tell(Rpc.notification("notifications/message", params));
    }
}
