package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.Map;

/// A tool that is asked for no more than a small window takes: the browser leaves out the right things
/// better than anybody after it.
///
/// @param resultTokens what its result may cost
record SizedTool(Tool tool, int resultTokens) implements WrappedTool {
    private static final int CHARS_OF_TOKEN = 3;
    private static final int TOKENS_OF_ELEMENT = 25;
    private static final int FEWEST_ELEMENTS = 5;

    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        var limits =
                Map.of(
                        "get_page_content",
                        JsonObject.builder()
                                .put("max_length", (long) resultTokens * CHARS_OF_TOKEN)
                                .build(),
                        "get_interactive_elements",
                        JsonObject.builder()
                                .put(
                                        "limit",
                                        Math.max(FEWEST_ELEMENTS, resultTokens / TOKENS_OF_ELEMENT))
                                .build());
        var own = limits.getOrDefault(spec().name(), JsonObject.EMPTY);
        return tool.call(withAtMost(arguments, own));
    }

    private JsonObject withAtMost(JsonObject arguments, JsonObject most) {
        var known = spec().inputSchema().object("properties").orElse(JsonObject.EMPTY);
        var sized = arguments.toBuilder();
        most.members().keySet().stream()
                .filter(known::has)
                .forEach(name -> {
                    var limit = most.integer(name).orElseThrow();
                    sized.put(name, Math.min(limit, arguments.integer(name).orElse(limit)));
                });
        return sized.build();
    }
}
