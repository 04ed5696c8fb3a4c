package dev.backendrig.agent;

import static dev.backendrig.agent.StateMembers.missing;
import static dev.backendrig.agent.StateMembers.number;
import static dev.backendrig.agent.StateMembers.text;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.MessageJson;
import dev.backendrig.message.Source;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The state of a run as JSON and back.
///
/// Each message stands in it as a text of its own: a long history may have as many pieces as one JSON
/// text may have at all, and the run's own come on top.
public final class AgentRunJson {
    private AgentRunJson() {}

    public static JsonObject write(AgentRun run) {
        return JsonObject.builder()
                .put("limits", limits(run.limits()))
                .put("messages", texts(run.messages()))
                .put("context", ShownContextJson.write(run.context()))
                .put("steps", run.steps())
                .put("invalid_turns", run.invalidTurns())
                .put("repetitions", repetitions(run.repetitions()))
                .putIfPresent("usage", usage(run.usage()))
                .put("sources", array(run.sources(), AgentRunJson::source))
                .put("phase", phase(run.phase()))
                .build();
    }

    /// The run that was written.
    ///
    /// @throws JsonException if this is not what [#write] wrote
    public static AgentRun read(JsonObject json) {
        return new AgentRun(
                limits(object(json, "limits")),
                messages(array(json, "messages")),
                ShownContextJson.context(object(json, "context")),
                number(json, "steps"),
                number(json, "invalid_turns"),
                repetitions(object(json, "repetitions")),
                json.object("usage").map(AgentRunJson::usage).orElse(null),
                array(json, "sources").objects().map(AgentRunJson::source).toList(),
                phase(object(json, "phase")));
    }

    private static JsonArray texts(List<Message> messages) {
        return JsonArray.ofStrings(
                messages.stream().map(MessageJson::write).map(Json::write).toList());
    }

    private static List<Message> messages(JsonArray texts) {
        var messages = new ArrayList<Message>();
        for (var item : texts) {
            if (!(item instanceof JsonString(var text))
                    || !(Json.parse(text) instanceof JsonObject message)) {
                throw new JsonException("The run's state has something else for a message");
            }
            messages.add(MessageJson.message(message));
        }
        return messages;
    }

    private static JsonObject limits(RunLimits limits) {
        return JsonObject.builder()
                .put("max_steps", limits.maxSteps())
                .put("max_time", limits.maxTime().toString())
                .put("repeat_hint", limits.repeatHint())
                .put("repeat_stop", limits.repeatStop())
                .put("max_invalid_turns", limits.maxInvalidTurns())
                .put("context_tokens", limits.contextTokens())
                .build();
    }

    private static RunLimits limits(JsonObject json) {
        try {
            return new RunLimits(
                    number(json, "max_steps"),
                    Duration.parse(text(json, "max_time")),
                    number(json, "repeat_hint"),
                    number(json, "repeat_stop"),
                    number(json, "max_invalid_turns"),
                    number(json, "context_tokens"));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new JsonException("The run's limits cannot be read");
        }
    }

    private static JsonObject repetitions(Repetitions repetitions) {
        var counts = JsonObject.builder();
        repetitions.counts().forEach((key, count) -> counts.put(key, count));
        return JsonObject.builder()
                .put("counts", counts.build())
                .put("seen", JsonArray.ofStrings(repetitions.seen()))
                .build();
    }

    private static Repetitions repetitions(JsonObject json) {
        Map<String, Integer> counts = new HashMap<>();
        var written = object(json, "counts");
        written.members().keySet().forEach(key -> counts.put(key, number(written, key)));
        Set<String> seen = new HashSet<>();
        for (var item : array(json, "seen")) {
            if (item instanceof JsonString(var key)) seen.add(key);
        }
        return new Repetitions(counts, seen);
    }

    private static @Nullable JsonObject usage(@Nullable Usage usage) {
        if (usage == null) return null;
        return JsonObject.builder()
                .put("input", usage.input())
                .put("output", usage.output())
                .put("total", usage.total())
                .put("cached", usage.cached())
                .put("thought", usage.thought())
                .build();
    }

    private static Usage usage(JsonObject json) {
        return new Usage(
                json.integer("input").orElse(0),
                json.integer("output").orElse(0),
                json.integer("total").orElse(0),
                json.integer("cached").orElse(0),
                json.integer("thought").orElse(0));
    }

    private static JsonObject source(Source source) {
        return JsonObject.builder().put("title", source.title()).put("url", source.url()).build();
    }

    private static Source source(JsonObject json) {
        return new Source(text(json, "title"), text(json, "url"));
    }

    private static JsonObject phase(AgentRun.Phase phase) {
        return switch (phase) {
            case AgentRun.Phase.AwaitModel() -> JsonObject.of("await", "model");
            case AgentRun.Phase.AwaitSummary() -> JsonObject.of("await", "summary");
            case AgentRun.Phase.AwaitTools(var open, var answered) ->
                    JsonObject.builder()
                            .put("await", "tools")
                            .put("open", array(open, MessageJson::write))
                            .put("answered", array(answered, AgentRunJson::answer))
                            .build();
            case AgentRun.Phase.Over(var end) ->
                    JsonObject.builder().put("await", "nothing").put("end", end(end)).build();
        };
    }

    private static AgentRun.Phase phase(JsonObject json) {
        return switch (text(json, "await")) {
            case "model" -> new AgentRun.Phase.AwaitModel();
            case "summary" -> new AgentRun.Phase.AwaitSummary();
            case "tools" ->
                    awaitTools(
                            array(json, "open").objects().map(MessageJson::call).toList(),
                            array(json, "answered").objects().map(AgentRunJson::answer).toList());
            case "nothing" -> new AgentRun.Phase.Over(end(object(json, "end")));
            case String other -> throw new JsonException("Unknown phase of a run: " + other);
        };
    }

    private static AgentRun.Phase awaitTools(List<ToolCall> open, List<ToolAnswer> answered) {
        if (open.isEmpty()) throw missing("open");
        return new AgentRun.Phase.AwaitTools(open, answered);
    }

    private static JsonObject answer(ToolAnswer answer) {
        return JsonObject.builder()
                .put("result", MessageJson.write(answer.result()))
                .put("invalid", answer.invalid())
                .putIfPresent("page", ShownContextJson.write(answer.page()))
                .build();
    }

    private static ToolAnswer answer(JsonObject json) {
        return new ToolAnswer(
                MessageJson.result(object(json, "result")),
                json.bool("invalid").orElse(false),
                json.object("page").map(ShownContextJson::sight).orElse(null));
    }

    private static JsonObject end(RunEnd end) {
        return switch (end) {
            case RunEnd.Answered(var ending, var blank, var acted) ->
                    JsonObject.builder()
                            .put("kind", "answered")
                            .put("ending", ending.kind().name())
                            .put("reason", ending.providerReason())
                            .put("blank", blank)
                            .put("acted", acted)
                            .build();
            case RunEnd.StepLimit(var steps) ->
                    JsonObject.builder().put("kind", "step_limit").put("steps", steps).build();
            case RunEnd.TimeLimit() -> JsonObject.of("kind", "time_limit");
            case RunEnd.TakenOver() -> JsonObject.of("kind", "taken_over");
            case RunEnd.Repetition(var tool) ->
                    JsonObject.builder().put("kind", "repetition").put("tool", tool).build();
            case RunEnd.TooManyCalls(var calls) ->
                    JsonObject.builder().put("kind", "too_many_calls").put("calls", calls).build();
            case RunEnd.AskedInChat(var question) ->
                    JsonObject.builder()
                            .put("kind", "asked_in_chat")
                            .put("question", question)
                            .build();
            case RunEnd.HandedOver(var calls) ->
                    JsonObject.builder()
                            .put("kind", "handed_over")
                            .put("calls", array(calls, MessageJson::write))
                            .build();
            case RunEnd.InvalidCalls() -> JsonObject.of("kind", "invalid_calls");
        };
    }

    private static RunEnd end(JsonObject json) {
        return switch (text(json, "kind")) {
            case "answered" -> answered(json);
            case "step_limit" -> new RunEnd.StepLimit(number(json, "steps"));
            case "time_limit" -> new RunEnd.TimeLimit();
            case "taken_over" -> new RunEnd.TakenOver();
            case "repetition" -> new RunEnd.Repetition(text(json, "tool"));
            case "too_many_calls" -> new RunEnd.TooManyCalls(number(json, "calls"));
            case "asked_in_chat" -> new RunEnd.AskedInChat(text(json, "question"));
            case "handed_over" -> handedOver(json);
            case "invalid_calls" -> new RunEnd.InvalidCalls();
            case String other -> throw new JsonException("Unknown end of a run: " + other);
        };
    }

    private static RunEnd handedOver(JsonObject json) {
        return new RunEnd.HandedOver(
                array(json, "calls").objects().map(MessageJson::call).toList());
    }

    private static RunEnd answered(JsonObject json) {
        try {
            var kind = Ending.Kind.valueOf(text(json, "ending"));
            return new RunEnd.Answered(
                    new Ending(kind, text(json, "reason")),
                    json.bool("blank").orElse(false),
                    json.bool("acted").orElse(false));
        } catch (IllegalArgumentException e) {
            throw new JsonException("Unknown ending of a run");
        }
    }

    private static <T> JsonArray array(Collection<T> items, Function<T, JsonObject> write) {
        return JsonArray.of(items.stream().<JsonValue>map(write).collect(Collectors.toList()));
    }

    private static JsonArray array(JsonObject json, String name) {
        return json.array(name).orElseThrow(() -> missing(name));
    }

    private static JsonObject object(JsonObject json, String name) {
        return json.object(name).orElseThrow(() -> missing(name));
    }
}
