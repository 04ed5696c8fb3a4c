package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelRequest;
import java.util.ArrayList;

/// Puts a request into the API's words.
///
/// What stays the same from step to step of a run stands in front and the conversation last, so
/// each body begins with the bytes of the one before and the provider's prompt cache works. Nothing
/// is asked for that an older model would refuse: thinking stays at the model's default.
final class RequestMapping {
    private final String model;
    private final boolean googleSearch;

    /// @param googleSearch whether the provider's search may be used at all
    RequestMapping(String model, boolean googleSearch) {
        this.model = model;
        this.googleSearch = googleSearch;
    }

    JsonObject body(ModelRequest request) {
        var body = JsonObject.builder();
        if (!request.system().isEmpty()) {
            var text = JsonObject.of("text", request.system());
            body.put("systemInstruction", JsonObject.of("parts", JsonArray.of(text)));
        }
        addTools(request, body);
        var config = OptionMapping.generationConfig(request.options(), takesFormat(request));
        if (!config.isEmpty()) body.put("generationConfig", config);
        return body.put("contents", ContentMapping.contents(request.messages(), model)).build();
    }

    /// Search and functions together need to be asked for in so many words (Gemini API, "Combine
    /// built-in tools and function calling", 2026-07). A model that refuses the mix gets the
    /// functions alone: who wants its search asks in a call without tools.
    private void addTools(ModelRequest request, JsonObject.Builder body) {
        var functions = !request.tools().isEmpty();
        var search = searches(request);
        var tools = new ArrayList<JsonValue>();
        if (search) tools.add(JsonObject.of("googleSearch", JsonObject.EMPTY));
        if (functions) {
            var declarations = request.tools().stream().map(RequestMapping::declaration).toList();
            tools.add(JsonObject.of("functionDeclarations", JsonArray.of(declarations)));
        }
        if (!tools.isEmpty()) body.put("tools", JsonArray.of(tools));
        var config = JsonObject.builder();
        if (search && functions) config.put("includeServerSideToolInvocations", true);
        if (functions) {
            OptionMapping.functionCallingConfig(request.options().toolChoice())
                    .ifPresent(calling -> config.put("functionCallingConfig", calling));
        }
        if (!config.build().isEmpty()) body.put("toolConfig", config.build());
    }

    /// With tools, only the models that also mix them with a search can be held to a form (Gemini
    /// API, "Structured outputs with tools"); others refuse the call.
    private boolean takesFormat(ModelRequest request) {
        var alone = request.tools().isEmpty() && !searches(request);
        return alone || GeminiAbilities.mixesSearchWithTools(model);
    }

    private boolean searches(ModelRequest request) {
        if (!googleSearch || !request.webSearch()) return false;
        return request.tools().isEmpty() || GeminiAbilities.mixesSearchWithTools(model);
    }

    /// `parametersJsonSchema` takes a JSON Schema as it is; the older `parameters` knows a subset of
    /// OpenAPI's (Gemini API reference, FunctionDeclaration). Without parameters it is left out.
    private static JsonObject declaration(ToolSpec tool) {
        var declaration =
                JsonObject.builder()
                        .put("name", tool.name())
                        .put("description", tool.description());
        var properties = tool.inputSchema().object("properties").orElse(JsonObject.EMPTY);
        if (!properties.isEmpty()) declaration.put("parametersJsonSchema", tool.inputSchema());
        return declaration.build();
    }
}
