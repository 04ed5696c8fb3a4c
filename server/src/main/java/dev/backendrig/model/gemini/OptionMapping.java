package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ToolChoice;
import java.util.List;
import java.util.Optional;

/// Puts a client's wishes into the API's words (Gemini API reference, GenerationConfig and
/// FunctionCallingConfig). What is not wished for is not mentioned.
final class OptionMapping {
    private OptionMapping() {}

    /// @param formed whether the model can be told the form of its text in this call
    static JsonObject generationConfig(ModelOptions options, boolean formed) {
        var config = JsonObject.builder();
        var temperature = options.temperature();
        var topP = options.topP();
        var most = options.maxOutputTokens();
        if (temperature != null) config.put("temperature", temperature);
        if (topP != null) config.put("topP", topP);
        if (most != null) config.put("maxOutputTokens", most);
        if (!options.stop().isEmpty()) {
            config.put("stopSequences", JsonArray.ofStrings(options.stop()));
        }
        if (formed) addFormat(options.format(), config);
        return config.build();
    }

    private static void addFormat(Format format, JsonObject.Builder config) {
        switch (format) {
            case Format.Text _ -> {}
            case Format.Json _ -> config.put("responseMimeType", "application/json");
            case Format.JsonOf(_, var schema, _) ->
                    config.put("responseMimeType", "application/json")
                            .put("responseJsonSchema", schema);
        }
    }

    /// Empty where the model may do as it likes, which is the API's default.
    static Optional<JsonObject> functionCallingConfig(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> Optional.empty();
            case ToolChoice.None _ -> Optional.of(JsonObject.of("mode", "NONE"));
            case ToolChoice.Required _ -> Optional.of(JsonObject.of("mode", "ANY"));
            case ToolChoice.Named(var tool) ->
                    Optional.of(
                            JsonObject.builder()
                                    .put("mode", "ANY")
                                    .put("allowedFunctionNames", JsonArray.ofStrings(List.of(tool)))
                                    .build());
        };
    }
}
