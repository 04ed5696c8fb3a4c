package dev.backendrig.agent;

import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.safety.Approvals;
import dev.backendrig.tool.PageSight;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import dev.backendrig.tool.Toolbox;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The only way to a tool, for every entrance: a call is validated, judged by the hooks, made, and
/// its result shown to the hooks. Thread-safe.
public final class ToolGate {
    private static final int MAX_PROBLEMS_TOLD = 5;
    private static final String NOT_ALLOWED =
            "The person was asked and did not allow it, so it was not done. Do not try to reach the"
                    + " same in another way; ask them what they want instead.";
    private static final String NOBODY_SAID =
            "The person was asked whether this may be done and did not answer, so it was not done.";

    private final List<RunHook> hooks;
    private final RunMetrics metrics;
    private final CompiledSchemas schemas = new CompiledSchemas();

    public ToolGate(List<? extends RunHook> hooks, RunMetrics metrics) {
        this.hooks = List.copyOf(hooks);
        this.metrics = metrics;
    }

    /// Answers a call; blocks as long as its tool does.
    ///
    /// @throws InterruptedException if the run was cancelled; then nothing was begun, or what was
    ///     begun has an unknown outcome
    public ToolAnswer call(ToolCall call, Toolbox tools, RunContext run)
            throws InterruptedException {
        var tool = tools.find(call.name());
        if (tool.isEmpty()) return invalid(call, "unknown", unknownTool(tools), run);
        var given = withoutNulls(call);
        var problems = schema(tool.get()).problems(given.arguments());
        if (!problems.isEmpty()) {
            return invalid(call, tool.get().metricName(), wrongArguments(problems), run);
        }
        var outcome = judgedAndCalled(given, tool.get(), run);
        return new ToolAnswer(shown(answered(call, outcome), run), false, sight(outcome));
    }

    /// Compiles the schemas of these tools, so that a first call does not wait for that.
    public void prepare(Toolbox tools) {
        tools.specs().forEach(spec -> schemas.of(spec.inputSchema()).problems(JsonObject.EMPTY));
    }

    /// Models write `null` for what they leave out; schemas know only "absent".
    private static ToolCall withoutNulls(ToolCall call) {
        var arguments = call.arguments();
        if (!arguments.members().containsValue(JsonNull.NULL)) return call;
        var given = arguments.toBuilder();
        arguments.members().keySet().stream().filter(n -> !arguments.has(n)).forEach(given::remove);
        return new ToolCall(call.id(), call.name(), given.build());
    }

    private ToolOutcome judgedAndCalled(ToolCall call, Tool tool, RunContext run)
            throws InterruptedException {
        var outcome = judged(call, tool, run);
        metrics.toolCalled(
                tool.metricName(),
                switch (outcome) {
                    case ToolOutcome.Done _ -> "done";
                    case ToolOutcome.Failed _ -> "failed";
                    case ToolOutcome.Denied _ -> "denied";
                });
        return outcome;
    }

    private ToolOutcome judged(ToolCall call, Tool tool, RunContext run)
            throws InterruptedException {
        return switch (Judgement.of(call, tool, hooks, run)) {
            case Judgement.Forbidden(var reason, var trouble, _) ->
                    new ToolOutcome.Denied(reason, trouble);
            case Judgement.Allowed(var allowed, var concerns) -> {
                var denied =
                        concerns.isEmpty()
                                ? Optional.<ToolOutcome>empty()
                                : denied(run.approver().ask(allowed, concerns));
                yield denied.isPresent() ? denied.get() : made(allowed, tool, run);
            }
        };
    }

    private ToolOutcome made(ToolCall call, Tool tool, RunContext run) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        var outcome = tool.call(call.arguments());
        for (var hook : hooks) outcome = hook.onOutcome(call, tool, outcome, run);
        return outcome;
    }

    private static Optional<ToolOutcome> denied(Approvals.Result result) {
        return switch (result) {
            case ALLOWED -> Optional.empty();
            case DENIED ->
                    Optional.of(new ToolOutcome.Denied(NOT_ALLOWED, ToolTrouble.PERSON_REFUSED));
            case WITHDRAWN ->
                    Optional.of(new ToolOutcome.Denied(NOBODY_SAID, ToolTrouble.PERSON_SILENT));
        };
    }

    private static ToolResult answered(ToolCall call, ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Done(var content, var images, _) ->
                    new ToolResult(call, true, content, images);
            case ToolOutcome.Failed(var reason, var trouble, var ours) ->
                    failure(call, reason, trouble, ours);
            case ToolOutcome.Denied(var reason, var trouble) ->
                    failure(call, reason, trouble, true);
        };
    }

    private static @Nullable PageSight sight(ToolOutcome outcome) {
        return outcome instanceof ToolOutcome.Done done ? done.page() : null;
    }

    private ToolResult shown(ToolResult result, RunContext run) {
        var shown = result;
        for (var hook : hooks) shown = hook.onToolResult(shown, run);
        return shown;
    }

    private ToolAnswer invalid(ToolCall call, String metricName, String reason, RunContext run) {
        metrics.toolCalled(metricName, "invalid");
        var answer = failure(call, reason, null, true);
        for (var hook : hooks) answer = hook.onInvalidToolCall(answer, run);
        return new ToolAnswer(answer, true);
    }

    private static ToolResult failure(
            ToolCall call, String reason, @Nullable ToolTrouble trouble, boolean ours) {
        return new ToolResult(
                call, false, new JsonString(reason), List.<Part.Image>of(), trouble, ours);
    }

    private JsonSchema schema(Tool tool) {
        return schemas.of(tool.spec().inputSchema());
    }

    private static String unknownTool(Toolbox tools) {
        var offered = tools.specs().stream().map(spec -> spec.name()).toList();
        return offered.isEmpty()
                ? "There is no tool in this conversation. Answer without one."
                : "There is no tool of that name. The tools are: "
                        + String.join(", ", offered)
                        + ".";
    }

    private static String wrongArguments(List<String> problems) {
        var told = problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS_TOLD));
        return "The arguments do not fit the tool's schema: " + String.join("; ", told);
    }
}
