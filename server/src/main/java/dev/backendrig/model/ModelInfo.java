package dev.backendrig.model;

/// A model's name and abilities.
///
/// @param provider short name such as `gemini` or `offline`
/// @param model the provider's name for the model
/// @param tools whether tools can be offered
/// @param images whether pictures are understood
/// @param webSearch how the provider's own web search can be used
/// @param local whether what it is told stays in this process, so that nothing has to be hidden
public record ModelInfo(
        String provider,
        String model,
        boolean tools,
        boolean images,
        WebSearch webSearch,
        boolean local) {
    /// One that is asked over a network.
    public ModelInfo(
            String provider, String model, boolean tools, boolean images, WebSearch webSearch) {
        this(provider, model, tools, images, webSearch, false);
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
