package dev.backendrig.model.repair;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tools in a model's system instruction: one line for each, with its arguments as a signature.
final class ToolList {
    private static final String HOW =
            """
            # Tools
            To call a tool, write this and nothing after it:
            <tool_call>
            {"name": "the tool's name", "arguments": {"an argument": "its value"}}
            </tool_call>
            You then get its result in <tool_result>. For several calls write several such blocks. \
            When you need no tool, answer in plain words.

            """;

    private ToolList() {}

    static String of(List<ToolSpec> tools, ToolChoice choice) {
        return HOW
                + sentence(choice)
                + tools.stream().map(ToolList::line).collect(Collectors.joining("\n"));
    }

    private static String sentence(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> "";
            case ToolChoice.None _ -> "Call no tool now.\n\n";
            case ToolChoice.Required _ -> "You must call a tool now.\n\n";
            case ToolChoice.Named(var tool) -> "You must call " + tool + " now.\n\n";
        };
    }

    private static String line(ToolSpec tool) {
        return "- %s(%s): %s"
                .formatted(
                        tool.name(),
                        members(tool.inputSchema(), true),
                        tool.description().replace('\n', ' '));
    }

    private static String members(JsonObject schema, boolean described) {
        var required = Schemas.required(schema);
        return Schemas.properties(schema).members().entrySet().stream()
                .map(it -> member(it, required.contains(it.getKey()), described))
                .collect(Collectors.joining(", "));
    }

    private static String member(
            Map.Entry<String, JsonValue> member, boolean required, boolean described) {
        var schema = member.getValue() instanceof JsonObject its ? its : JsonObject.EMPTY;
        var about = described ? schema.string("description").orElse("") : "";
        return member.getKey()
                + (required ? ": " : "?: ")
                + type(schema)
                + (about.isBlank() ? "" : " (" + about.strip().replace('\n', ' ') + ")");
    }

    private static String type(JsonObject schema) {
        var choices = schema.array("enum");
        if (choices.isPresent()) return alternatives(choices.get());
        var types = Schemas.types(schema);
        if (types.contains("object") && !Schemas.properties(schema).isEmpty()) {
            return "{" + members(schema, false) + "}";
        }
        if (types.contains("array")) {
            return "list of " + type(schema.object("items").orElse(JsonObject.EMPTY));
        }
        return types.isEmpty() ? "any" : String.join("|", types);
    }

    private static String alternatives(JsonArray choices) {
        return choices.items().stream().map(Json::write).collect(Collectors.joining("|"));
    }
}
