package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/// A model that answers by script and keeps what it was asked. Used by one run at a time.
final class ScriptedModel implements ChatModel {
    static final Usage USAGE = new Usage(10, 5, 15, 0, 0);

    final List<ModelRequest> requests = new ArrayList<>();
    private final Queue<Line> script = new ArrayDeque<>();
    private final ModelInfo info;

    /// What it does in one call.
    private interface Line {
        ModelTurn speak(ModelRequest request, Consumer<ModelEvent> events);
    }

    ScriptedModel() {
        this(0);
    }

    /// @param contextTokens as in [ModelInfo]
    ScriptedModel(int contextTokens) {
        var plain = new ModelInfo("scripted", "one", true, true, ModelInfo.WebSearch.NONE);
        info =
                new ModelInfo(
                        plain.provider(),
                        plain.model(),
                        plain.tools(),
                        plain.images(),
                        plain.webSearch(),
                        plain.local(),
                        plain.thinking(),
                        contextTokens,
                        plain.price(),
                        plain.variables());
    }

    ScriptedModel says(String text) {
        return answers(Message.Assistant.of(text));
    }

    ScriptedModel calls(ToolCall... calls) {
        return answers(new Message.Assistant("", List.of(calls), null));
    }

    ScriptedModel answers(Message.Assistant message) {
        return answersBy(_ -> message);
    }

    ScriptedModel answersBy(Function<ModelRequest, Message.Assistant> answer) {
        script.add((request, events) -> {
            var message = answer.apply(request);
            say(message.text(), events);
            return turn(message);
        });
        return this;
    }

    ScriptedModel fails(ModelException.Kind kind) {
        return failsAfter("", kind);
    }

    ScriptedModel failsAfter(String text, ModelException.Kind kind) {
        script.add((_, events) -> {
            say(text, events);
            throw new ModelException(kind, "scripted", "as the script says").after(USAGE);
        });
        return this;
    }

    private static void say(String text, Consumer<ModelEvent> events) {
        if (!text.isEmpty()) events.accept(new ModelEvent.TextDelta(text));
    }

    static ModelTurn turn(Message.Assistant message) {
        return new ModelTurn(message, new Ending(Ending.Kind.COMPLETE, "STOP"), USAGE, List.of());
    }

    static ToolCall call(String id, String name) {
        return new ToolCall(id, name, JsonObject.EMPTY);
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
        requests.add(request);
        var line = script.poll();
        if (line == null) throw new AssertionError("the script is over");
        return line.speak(request, events);
    }
}
