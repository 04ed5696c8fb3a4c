package dev.backendrig.model.offline;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.message.Usage;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plays a run of the offline model against a browser that answers from a script.
final class Dialogue {
    static final List<String> TOOLS =
            List.of(
                    "navigate_to",
                    "click_element",
                    "type_text",
                    "scroll_to",
                    "get_page_content",
                    "get_interactive_elements");

    private record Scripted(boolean ok, JsonValue content, @Nullable ToolTrouble trouble) {
        Scripted(boolean ok, JsonValue content) {
            this(ok, content, null);
        }
    }

    private final ChatModel model = new OfflineChatModel();
    private final Language language;
    private final List<Message> before = new ArrayList<>();
    private final Map<String, Deque<Scripted>> script = new HashMap<>();
    private final List<ToolCall> calls = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private List<String> tools = TOOLS;

    Dialogue(Language language) {
        this.language = language;
    }

    static Dialogue english() {
        return new Dialogue(Language.ENGLISH);
    }

    static Dialogue indonesian() {
        return new Dialogue(Language.INDONESIAN);
    }

    /// The next answer of a tool; its last one is repeated.
    Dialogue answers(String tool, String json) {
        return answers(tool, Json.parse(json));
    }

    Dialogue answers(String tool, JsonValue content) {
        queue(tool).add(new Scripted(true, content));
        return this;
    }

    Dialogue fails(String tool, String reason) {
        queue(tool).add(new Scripted(false, new JsonString(reason)));
        return this;
    }

    Dialogue fails(String tool, String reason, ToolTrouble trouble) {
        queue(tool).add(new Scripted(false, new JsonString(reason), trouble));
        return this;
    }

    Dialogue offering(List<String> names) {
        tools = List.copyOf(names);
        return this;
    }

    Dialogue after(Message... messages) {
        before.addAll(List.of(messages));
        return this;
    }

    Dialogue ask(String prompt) {
        return ask(List.of(new Part.Text(prompt)));
    }

    /// Runs to the end: at most 40 turns.
    Dialogue ask(List<Part> parts) {
        var messages = new ArrayList<>(before);
        messages.add(new Message.User(parts));
        for (var i = 0; i < 40; i++) {
            var turn = turn(messages);
            if (turn.calls().isEmpty()) return this;
            messages.add(turn.message());
            messages.add(
                    new Message.ToolResults(turn.calls().stream().map(this::perform).toList()));
        }
        throw new AssertionError("the run does not end: " + calls());
    }

    private ModelTurn turn(List<Message> messages) {
        var specs = tools.stream().map(n -> new ToolSpec(n, n, JsonObject.EMPTY)).toList();
        var request = new ModelRequest("system", messages, specs, false, language);
        try {
            var turn = model.stream(request, this::hear);
            if (turn.ending().kind() != Ending.Kind.COMPLETE)
                throw new AssertionError(turn.ending());
            if (!Usage.NONE.equals(turn.usage())) throw new AssertionError("usage " + turn.usage());
            return turn;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void hear(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(String text) -> said.append(text);
            case ModelEvent.ThoughtDelta(String text) ->
                    throw new AssertionError("thought " + text);
        }
    }

    private ToolResult perform(ToolCall call) {
        calls.add(call);
        var answers = queue(call.name());
        var answer = answers.size() > 1 ? answers.remove() : answers.peek();
        if (answer == null) answer = new Scripted(true, new JsonString("Done."));
        return new ToolResult(
                call, answer.ok(), answer.content(), List.of(), answer.trouble(), false);
    }

    private Deque<Scripted> queue(String tool) {
        return script.computeIfAbsent(tool, name -> new ArrayDeque<>());
    }

    /// The calls in order, such as `click_element{"ref":2}`.
    List<String> calls() {
        return calls.stream().map(call -> call.name() + call.arguments()).toList();
    }

    List<String> callIds() {
        return calls.stream().map(ToolCall::id).toList();
    }

    String said() {
        return said.toString();
    }
}
