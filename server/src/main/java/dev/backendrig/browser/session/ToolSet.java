package dev.backendrig.browser.session;

import dev.backendrig.browser.DeclaredTool;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.List;

/// The tools that one hello declares.
///
/// @param bytes the memory that they take: an estimate, rather high than low
record ToolSet(List<DeclaredTool> tools, long bytes) {
    static final ToolSet NONE = of(List.of());

    private static final int OBJECT = 200;
    private static final int ARRAY = 80;
    private static final int ENTRY = 64;
    private static final int TEXT = 64;
    private static final int NUMBER = 120;
    private static final int WORD = 16;

    ToolSet {
        tools = List.copyOf(tools);
    }

    static ToolSet of(List<DeclaredTool> tools) {
        return new ToolSet(tools, OBJECT + tools.stream().mapToLong(ToolSet::bytes).sum());
    }

    private static long bytes(DeclaredTool tool) {
        var spec = tool.spec();
        return OBJECT
                + bytes(spec.name())
                + bytes(spec.description())
                + bytes(spec.inputSchema())
                + bytes(tool.roles().schema());
    }

    private static long bytes(String text) {
        return TEXT + 2L * text.length();
    }

    private static long bytes(JsonValue value) {
        return switch (value) {
            case JsonObject(var members) -> {
                var sum = (long) OBJECT;
                for (var member : members.entrySet()) {
                    sum += ENTRY + bytes(member.getKey()) + bytes(member.getValue());
                }
                yield sum;
            }
            case JsonArray(var items) ->
                    ARRAY + items.stream().mapToLong(item -> WORD + bytes(item)).sum();
            case JsonString(var text) -> bytes(text);
            case JsonNumber _ -> NUMBER;
            case JsonBoolean _, JsonNull _ -> WORD;
        };
    }
}
