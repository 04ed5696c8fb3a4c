package dev.backendrig.safety.acts;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// A tool that is only judged.
record StubTool(String name, Effect effect, ArgumentRoles roles) implements Tool {
    StubTool(String name, Effect effect) {
        this(name, effect, ArgumentRoles.of("ref", "ref", "text", "text", "url", "url"));
    }

    static StubTool acting(String name) {
        var roles =
                new ArgumentRoles(
                        json(
                                "{'properties':{'ref':{'x-role':'ref'},'to_ref':{'x-role':'ref'},"
                                    + "'text':{'x-role':'text'},'options':{'x-role':'text'}}}"));
        return new StubTool(name, Effect.ACT, roles);
    }

    /// JSON with apostrophes for quotes.
    static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(name, name, JsonObject.EMPTY);
    }

    @Override
    public ToolOutcome call(JsonObject arguments) {
        throw new UnsupportedOperationException("only judged");
    }
}
