package dev.backendrig.agent;

import dev.backendrig.audit.AuditEvent;
import dev.backendrig.audit.AuditTrail;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolTrouble;
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
    private static final String UNREAD =
            "The arguments of this call could not be read. Call again with one JSON object that"
                    + " fits the tool's schema.";

    private final List<RunHook> hooks;
    private final RunMetrics metrics;
    private final AuditTrail audit;
    private final Permission permission;
    private final CompiledSchemas schemas = new CompiledSchemas();

    /// A gate that keeps no audit log and knows no elements of pages.
    public ToolGate(List<? extends RunHook> hooks, RunMetrics metrics) {
        this(hooks, metrics, ActionReader.PLAIN, AuditTrail.NONE);
    }

    /// @param actions tells persons what they are asked about
    public ToolGate(
            List<? extends RunHook> hooks,
            RunMetrics metrics,
            ActionReader actions,
            AuditTrail audit) {
        this.hooks = List.copyOf(hooks);
        this.metrics = metrics;
        this.audit = audit;
        this.permission = new Permission(this.hooks, actions, audit);
    }

    /// Asks the run's person for what they have to agree to, before the first of these calls is made.
    /// Blocks until they have answered, or did not in time.
    ///
    /// At the beginning of a turn of the model they are asked, once, for all calls of it that need
    /// it; later only where the first one has changed since, as on a page that is another now.
    ///
    /// @param open the calls of the turn that are not made yet, not empty
    /// @return the question where it is left in the chat: the run is to end with it
    public Optional<String> ask(
            List<ToolCall> open, boolean turnBegins, Toolbox tools, RunContext run)
            throws InterruptedException {
        if (turnBegins) return permission.begin(wishes(open, tools), run);
        var isValid = wish(open.getFirst(), tools).isPresent();
        return isValid ? permission.renew(wishes(open, tools), run) : Optional.empty();
    }

    private List<Permission.Wish> wishes(List<ToolCall> calls, Toolbox tools) {
        return calls.stream().flatMap(call -> wish(call, tools).stream()).toList();
    }

    /// Empty where the call is wrong.
    private Optional<Permission.Wish> wish(ToolCall call, Toolbox tools) {
        var given = withoutNulls(call);
        return tools.find(call.name())
                .filter(_ -> !call.unread())
                .filter(tool -> schema(tool).problems(given.arguments()).isEmpty())
                .map(tool -> new Permission.Wish(given, tool));
    }

    /// Answers a call; blocks as long as its tool does. What the person has not agreed to in [#ask]
    /// is not done.
    ///
    /// @throws InterruptedException if the run was cancelled; then nothing was begun, or what was
    ///     begun has an unknown outcome
    public ToolAnswer call(ToolCall call, Toolbox tools, RunContext run)
            throws InterruptedException {
        var tool = tools.find(call.name());
        var metricName = tool.map(Tool::metricName).orElse("unknown");
        if (call.unread()) return invalid(call, metricName, UNREAD, run);
        if (tool.isEmpty()) return invalid(call, metricName, unknownTool(tools), run);
        var given = withoutNulls(call);
        var problems = schema(tool.get()).problems(given.arguments());
        if (!problems.isEmpty()) {
            return invalid(call, metricName, wrongArguments(problems), run);
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
        metrics.toolCalled(tool.metricName(), word(outcome));
        return outcome;
    }

    private ToolOutcome judged(ToolCall call, Tool tool, RunContext run)
            throws InterruptedException {
        // Where the browser is on its way to, it is to be judged there.
        if (run.browser().isPresent()) run.browser().get().awaitPage();
        return switch (permission.of(new Permission.Wish(call, tool), run)) {
            case Permission.Permit.Withheld(var why) -> why;
            case Permission.Permit.Given(var allowed) -> made(allowed, tool, run);
        };
    }

    private ToolOutcome made(ToolCall call, Tool tool, RunContext run) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        for (var hook : hooks) {
            var instead = hook.beforeCall(call, tool, run);
            if (instead.isPresent()) return instead.get();
        }
        var result = "given_up";
        try {
            var outcome = tool.call(call.arguments());
            for (var hook : hooks) outcome = hook.onOutcome(call, tool, outcome, run);
            result = word(outcome);
            return outcome;
        } finally {
            audit.record(new AuditEvent.Acted(run.runId(), call.name(), result));
        }
    }

    private static String word(ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Done _ -> "done";
            case ToolOutcome.Failed _ -> "failed";
            case ToolOutcome.Denied _ -> "denied";
        };
    }

    private static ToolResult answered(ToolCall call, ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Done(var content, var images, _, var ours) ->
                    new ToolResult(call, true, content, images, null, ours);
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
