package dev.backendrig.http.openai;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ToolChoice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `tools`, `tool_choice` and `parallel_tool_calls`. Used once, by one thread.
final class ToolsReader {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final String FUNCTION = "function";
    private static final int MAX_TOOLS = 128;
    private static final JsonObject NO_PARAMETERS =
            JsonObject.builder().put("type", "object").put("properties", JsonObject.EMPTY).build();

    private final Members request;
    private final Map<String, ToolSpec> specs = new LinkedHashMap<>();
    private final Map<String, JsonObject> strict = new HashMap<>();

    ToolsReader(Members request) {
        this.request = request;
    }

    GivenTools read() {
        refuseLegacy("functions");
        refuseLegacy("function_call");
        var tools = request.objects("tools");
        if (tools.size() > MAX_TOOLS) {
            throw request.wrong(
                    "tools",
                    "array_above_max_length",
                    "Invalid 'tools': at most %d are taken.".formatted(MAX_TOOLS),
                    "'tools' tidak benar: paling banyak %d.".formatted(MAX_TOOLS));
        }
        tools.forEach(this::add);
        var parallel = request.bool("parallel_tool_calls");
        return new GivenTools(
                List.copyOf(specs.values()), strict, choice(), parallel == null || parallel);
    }

    private void refuseLegacy(String name) {
        if (request.value(name) == null) return;
        throw request.unsupported(
                name,
                "'%s' is not supported any more: use 'tools' and 'tool_choice'.".formatted(name),
                "'%s' tidak didukung lagi: pakai 'tools' dan 'tool_choice'.".formatted(name));
    }

    private void add(Members tool) {
        var type = tool.neededString("type");
        if (!type.equals(FUNCTION)) {
            throw tool.wrongValue(
                    "type",
                    "Invalid '%s': only tools of the type 'function' are supported."
                            .formatted(tool.at("type")),
                    "'%s' tidak benar: hanya alat berjenis 'function' yang didukung."
                            .formatted(tool.at("type")));
        }
        var function = tool.neededObject(FUNCTION);
        var name = name(function);
        var description = function.string("description");
        var parameters = parameters(function);
        if (specs.containsKey(name)) {
            throw function.wrongValue(
                    "name",
                    "Invalid '%s': two tools have this name.".formatted(function.at("name")),
                    "'%s' tidak benar: ada dua alat bernama sama.".formatted(function.at("name")));
        }
        specs.put(name, new ToolSpec(name, description == null ? "" : description, parameters));
        if (function.isTrue("strict")) strict.put(name, parameters);
    }

    static String name(Members named) {
        var name = named.neededString("name");
        if (NAME.matcher(name).matches()) return name;
        throw named.wrongValue(
                "name",
                "Invalid '%s': 1 to 64 letters, digits, '_' or '-' are expected."
                        .formatted(named.at("name")),
                "'%s' tidak benar: harus 1 sampai 64 huruf, angka, '_' atau '-'."
                        .formatted(named.at("name")));
    }

    private static JsonObject parameters(Members function) {
        var given = function.object("parameters");
        if (given == null) return NO_PARAMETERS;
        var schema = given.object();
        if (!schema.has("type")) return schema.toBuilder().put("type", "object").build();
        if (schema.string("type").filter("object"::equals).isPresent()) return schema;
        throw function.wrong(
                "parameters",
                "invalid_function_parameters",
                "Invalid '%s': a JSON Schema of the type 'object' is expected."
                        .formatted(function.at("parameters")),
                "'%s' tidak benar: harus JSON Schema berjenis 'object'."
                        .formatted(function.at("parameters")));
    }

    private ToolChoice choice() {
        var choice = choice(request.value("tool_choice"));
        if (specs.isEmpty() && !(choice instanceof ToolChoice.None)) {
            if (choice instanceof ToolChoice.Auto) return choice;
            throw request.wrongValue(
                    "tool_choice",
                    "'tool_choice' is only allowed when 'tools' are given.",
                    "'tool_choice' hanya boleh jika ada 'tools'.");
        }
        if (choice instanceof ToolChoice.Named(var tool) && !specs.containsKey(tool)) {
            throw request.wrongValue(
                    "tool_choice",
                    "Invalid 'tool_choice': 'tools' have no tool of that name.",
                    "'tool_choice' tidak benar: tidak ada alat bernama itu di 'tools'.");
        }
        return choice;
    }

    private ToolChoice choice(@Nullable JsonValue value) {
        return switch (value) {
            case null -> new ToolChoice.Auto();
            case JsonString(var word) -> word(word);
            case JsonObject object ->
                    named(new Members(object, "tool_choice.", request.language()));
            case JsonValue other ->
                    throw request.wrongType("tool_choice", Members.Kind.STRING_OR_OBJECT, other);
        };
    }

    private ToolChoice word(String word) {
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            case String _ ->
                    throw request.wrongValue(
                            "tool_choice",
                            "Invalid 'tool_choice': 'auto', 'none', 'required' or one tool is"
                                    + " expected.",
                            "'tool_choice' tidak benar: harus 'auto', 'none', 'required', atau satu"
                                    + " alat.");
        };
    }

    private static ToolChoice named(Members choice) {
        if (!choice.neededString("type").equals(FUNCTION)) {
            throw choice.unsupported(
                    "type",
                    "'%s': only the choice of one 'function' is supported."
                            .formatted(choice.at("type")),
                    "'%s': hanya pilihan satu 'function' yang didukung."
                            .formatted(choice.at("type")));
        }
        return new ToolChoice.Named(choice.neededObject(FUNCTION).neededString("name"));
    }
}
