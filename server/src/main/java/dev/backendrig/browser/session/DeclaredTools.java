package dev.backendrig.browser.session;

import dev.backendrig.browser.DeclaredTool;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.ArgumentSchema;
import dev.backendrig.tool.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the tools that a hello declares. Every fault names the tool by its place in the list.
final class DeclaredTools {
    /// More fill a model's context before anything was asked.
    private static final int MOST = 128;

    /// What every provider takes as the name of a function.
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private DeclaredTools() {}

    static ToolSet read(@Nullable JsonValue value) {
        if (!(value instanceof JsonArray list)) throw new HelloFault("tools must be a list");
        if (list.size() > MOST) throw new HelloFault("tools must be at most " + MOST);
        var tools = new ArrayList<DeclaredTool>();
        var names = new HashSet<String>();
        for (var item : list) {
            var place = "tools[" + tools.size() + "]";
            if (!(item instanceof JsonObject json))
                throw new HelloFault(place + " must be an object");
            var tool = new OneTool(place, json).read();
            if (!names.add(tool.spec().name())) {
                throw new HelloFault(place + ": another tool has the same name");
            }
            tools.add(tool);
        }
        return ToolSet.of(tools);
    }

    private record OneTool(String place, JsonObject json) {
        DeclaredTool read() {
            var name =
                    json.string("name")
                            .filter(it -> NAME.matcher(it).matches())
                            .orElseThrow(
                                    () -> fault("name", "must be 1 to 64 letters, digits, _ or -"));
            var description =
                    json.string("description")
                            .orElseThrow(() -> fault("description", "must be a text"));
            var schema = schema();
            return new DeclaredTool(
                    new ToolSpec(name, description, ArgumentSchema.forModel(schema)),
                    new ArgumentRoles(schema),
                    effect(),
                    timeout());
        }

        private JsonObject schema() {
            var schema =
                    json.object("input_schema")
                            .orElseThrow(() -> fault("input_schema", "must be a JSON Schema"));
            ArgumentSchema.problem(schema)
                    .ifPresent(problem -> {
                        throw new HelloFault(place + ".input_schema: " + problem);
                    });
            return schema;
        }

        private Effect effect() {
            return switch (json.string("effect").orElse("")) {
                case "read" -> Effect.READ;
                case "act" -> Effect.ACT;
                case "navigate" -> Effect.NAVIGATE;
                case String _ -> throw fault("effect", "must be read, act or navigate");
            };
        }

        private @Nullable Duration timeout() {
            if (!json.has("timeout_ms")) return null;
            var millis =
                    json.get("timeout_ms") instanceof JsonNumber number
                            ? number.integer().orElse(0)
                            : 0;
            if (millis < 1) throw fault("timeout_ms", "must be a whole number from 1 on");
            return Duration.ofMillis(millis);
        }

        private HelloFault fault(String field, String what) {
            return new HelloFault(place + "." + field + " " + what);
        }
    }
}
