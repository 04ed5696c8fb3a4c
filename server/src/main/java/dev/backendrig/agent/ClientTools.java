package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The tools that a client calls itself, beside those of the server. The server only offers them and
/// hands their calls over. Immutable.
final class ClientTools {
    private final List<ToolSpec> offered;
    private final Set<String> names;

    /// @param wished one of the name of a tool of the server's own is left out
    ClientTools(List<ToolSpec> wished, Toolbox own) {
        var theirs = wished.stream().filter(it -> own.find(it.name()).isEmpty()).toList();
        names = theirs.stream().map(ToolSpec::name).collect(Collectors.toUnmodifiableSet());
        var all = new ArrayList<>(own.specs());
        all.addAll(theirs);
        offered = List.copyOf(all);
    }

    /// Those of a request, of which a model that has no tools is offered none.
    static ClientTools of(RunRequest request, Toolbox own, ModelInfo model) {
        return new ClientTools(model.tools() ? request.wishes().tools() : List.of(), own);
    }

    /// All that a model is offered, the server's own tools first.
    List<ToolSpec> offered() {
        return offered;
    }

    boolean has(ToolCall call) {
        return names.contains(call.name()) && !call.unread();
    }

    /// The same turn with calls of the client's tools after all others: those are made before the
    /// run ends with these.
    ModelTurn last(ModelTurn turn) {
        if (turn.calls().stream().noneMatch(this::has)) return turn;
        var calls = new ArrayList<>(turn.calls().stream().filter(it -> !has(it)).toList());
        turn.calls().stream().filter(this::has).forEach(calls::add);
        var said = turn.message();
        return new ModelTurn(
                new Message.Assistant(said.text(), calls, said.raw()),
                turn.ending(),
                turn.usage(),
                turn.sources());
    }

    /// A call with values in place of their placeholders, for the client to make.
    static ToolCall restored(ToolCall call, RunMask mask) {
        var arguments = (JsonObject) Json.withTexts(call.arguments(), mask::restored);
        return new ToolCall(call.id(), call.name(), arguments);
    }
}
