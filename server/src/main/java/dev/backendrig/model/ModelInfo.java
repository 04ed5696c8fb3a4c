package dev.backendrig.model;

import java.util.Optional;

/// A model's name and abilities.
///
/// @param provider short name such as `gemini` or `offline`
/// @param model the provider's name for the model
/// @param toolUse how tools can be offered
/// @param images whether pictures are understood
/// @param webSearch how the provider's own web search can be used
/// @param local whether what it is told stays in this process, so that nothing has to be hidden
/// @param thinking whether it may think before it answers
/// @param contextTokens the most that one call may send, 0 where that is not known
/// @param price empty where it is not known; a model that costs nothing has a price of zero
/// @param variables the settings that a sentence about a failure names
public record ModelInfo(
        String provider,
        String model,
        ToolUse toolUse,
        boolean images,
        WebSearch webSearch,
        boolean local,
        boolean thinking,
        int contextTokens,
        Optional<Price> price,
        ProviderVariables variables) {
    /// One that is offered tools in the provider's own form, or none.
    public ModelInfo(
            String provider,
            String model,
            boolean tools,
            boolean images,
            WebSearch webSearch,
            boolean local,
            boolean thinking,
            int contextTokens,
            Optional<Price> price,
            ProviderVariables variables) {
        this(
                provider,
                model,
                tools ? ToolUse.NATIVE : ToolUse.NONE,
                images,
                webSearch,
                local,
                thinking,
                contextTokens,
                price,
                variables);
    }

    /// One of which no more is known.
    public ModelInfo(
            String provider,
            String model,
            boolean tools,
            boolean images,
            WebSearch webSearch,
            boolean local) {
        this(
                provider,
                model,
                tools,
                images,
                webSearch,
                local,
                false,
                0,
                Optional.empty(),
                ProviderVariables.NONE);
    }

    /// One that is asked over a network.
    public ModelInfo(
            String provider, String model, boolean tools, boolean images, WebSearch webSearch) {
        this(provider, model, tools, images, webSearch, false);
    }

    /// The same, told of by these settings.
    public ModelInfo named(ProviderVariables names) {
        return new ModelInfo(
                provider,
                model,
                toolUse,
                images,
                webSearch,
                local,
                thinking,
                contextTokens,
                price,
                names);
    }

    /// The same with this web search of its provider's.
    public ModelInfo searching(WebSearch search) {
        return new ModelInfo(
                provider,
                model,
                toolUse,
                images,
                search,
                local,
                thinking,
                contextTokens,
                price,
                variables);
    }

    /// Whether tools can be offered, in whatever form.
    public boolean tools() {
        return toolUse != ToolUse.NONE;
    }

    /// How tools are offered to a model.
    public enum ToolUse {
        /// In the provider's own form.
        NATIVE,
        /// In the system instruction; calls are read from the model's text.
        TEXT,
        /// Not at all.
        NONE
    }

    /// How a provider's own web search goes together with tools.
    public enum WebSearch {
        /// There is none, or it is switched off.
        NONE,
        /// Only in a call without tools.
        ALONE,
        /// In any call.
        WITH_TOOLS
    }
}
