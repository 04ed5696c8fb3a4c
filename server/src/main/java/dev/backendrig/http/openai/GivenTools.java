package dev.backendrig.http.openai;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ToolChoice;
import java.util.List;
import java.util.Map;

/// The tools that a client calls itself, and how they are to be called.
///
/// @param strict the schemas of those whose arguments must fit, by name
/// @param parallel whether one turn may call several
record GivenTools(
        List<ToolSpec> specs, Map<String, JsonObject> strict, ToolChoice choice, boolean parallel) {
    GivenTools {
        specs = List.copyOf(specs);
        strict = Map.copyOf(strict);
    }

    /// The same for a run whose model has tools of ours too: what the client says of its own is not
    /// to keep it from those.
    GivenTools besideOurs() {
        return choice instanceof ToolChoice.None
                ? new GivenTools(List.of(), Map.of(), new ToolChoice.Auto(), parallel)
                : this;
    }

    /// The calls as the client is to make them.
    List<ToolCall> called(List<ToolCall> calls) {
        return parallel ? calls : calls.subList(0, 1);
    }

    /// Whether the arguments fit where they must.
    boolean fits(ToolCall call) {
        var schema = strict.get(call.name());
        return schema == null || new SchemaFit(schema).fits(call.arguments());
    }
}
