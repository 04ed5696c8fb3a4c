package dev.backendrig.model.gemini;

import dev.backendrig.model.ModelInfo.WebSearch;
import java.util.regex.Pattern;

/// What a Gemini model can do, told from its name.
final class GeminiAbilities {
    private static final Pattern GENERATION = Pattern.compile("gemini-(\\d{1,3})\\b.*");
    private static final int FIRST_THAT_MIXES = 3;

    private GeminiAbilities() {}

    static WebSearch webSearch(String model, boolean googleSearch) {
        if (!googleSearch) return WebSearch.NONE;
        return mixesSearchWithTools(model) ? WebSearch.WITH_TOOLS : WebSearch.ALONE;
    }

    /// Built-in and own tools go together from Gemini 3 on (Gemini API, "Combine built-in tools and
    /// function calling", 2026-07). A name without a number, such as `gemini-flash-latest`, means
    /// the newest.
    static boolean mixesSearchWithTools(String model) {
        var generation = GENERATION.matcher(shortName(model));
        return generation.matches()
                ? Integer.parseInt(generation.group(1)) >= FIRST_THAT_MIXES
                : model.endsWith("-latest");
    }

    private static String shortName(String model) {
        return model.startsWith("models/") ? model.substring("models/".length()) : model;
    }
}
