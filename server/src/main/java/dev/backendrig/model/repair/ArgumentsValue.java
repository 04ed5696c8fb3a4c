package dev.backendrig.model.repair;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The arguments of a call, from whatever stands in their place.
///
/// @param kinds what was mended
record ArgumentsValue(JsonObject arguments, Set<RepairKind> kinds) {
    /// JSON in a text in a text: models encode twice, some three times.
    private static final int DEEPEST = 3;

    /// Empty where they cannot be read.
    static Optional<ArgumentsValue> of(JsonValue value, Optional<ToolSpec> tool) {
        return of(value, tool, 0);
    }

    private static Optional<ArgumentsValue> of(
            JsonValue value, Optional<ToolSpec> tool, int depth) {
        return switch (value) {
            case JsonObject object -> Optional.of(plain(object));
            case JsonNull _ -> Optional.of(plain(JsonObject.EMPTY));
            case JsonArray(var items) when items.isEmpty() -> Optional.of(plain(JsonObject.EMPTY));
            case JsonArray(var items) when items.size() == 1 ->
                    of(items.getFirst(), tool, depth).map(ArgumentsValue::wrapped);
            case JsonArray _ -> Optional.empty();
            case JsonString(var text) -> text(text, tool, depth).map(ArgumentsValue::wrapped);
            case JsonNumber _, JsonBoolean _ -> single(value, tool);
        };
    }

    private static Optional<ArgumentsValue> text(String text, Optional<ToolSpec> tool, int depth) {
        var stripped = text.strip();
        if (stripped.isEmpty()) return Optional.of(plain(JsonObject.EMPTY));
        var first = stripped.charAt(0);
        if (depth >= DEEPEST || "{[\"".indexOf(first) < 0) {
            return first == '{' ? Optional.empty() : single(new JsonString(text), tool);
        }
        var read = LooseJson.read(stripped, 0);
        if (!read.isComplete() || !stripped.substring(read.end()).isBlank()) {
            return Optional.empty();
        }
        return of(read.value(), tool, depth + 1)
                .map(it -> read.mended() ? it.with(RepairKind.SYNTAX) : it)
                .map(it -> read.isOpen() ? it.with(RepairKind.CUT) : it);
    }

    /// A value alone, for a tool that takes one.
    static Optional<ArgumentsValue> single(JsonValue value, Optional<ToolSpec> tool) {
        return tool.flatMap(it -> Schemas.onlyArgument(it.inputSchema()))
                .map(name -> plain(JsonObject.of(name, value)).wrapped());
    }

    private static ArgumentsValue plain(JsonObject arguments) {
        return new ArgumentsValue(arguments, Set.of());
    }

    private ArgumentsValue wrapped() {
        return with(RepairKind.WRAPPING);
    }

    private ArgumentsValue with(RepairKind more) {
        var all = EnumSet.of(more);
        all.addAll(kinds);
        return new ArgumentsValue(arguments, all);
    }
}
