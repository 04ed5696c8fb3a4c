package dev.backendrig.http.openai;

import org.jspecify.annotations.Nullable;

/// Who is to answer: the agent with the person's browser, or a model alone.
///
/// @param name as the request says it, and as the answer repeats it
/// @param agent whether the agent is asked
/// @param model the model's name, null for the server's standard one
public record AskedModel(String name, boolean agent, @Nullable String model) {
    /// The agent's name; a model may be named after it, as in `browser-agent:provider/name`.
    public static final String AGENT = "browser-agent";

    static AskedModel of(String name) {
        if (name.equals(AGENT)) return new AskedModel(name, true, null);
        return name.startsWith(AGENT + ":")
                ? new AskedModel(name, true, name.substring(AGENT.length() + 1))
                : new AskedModel(name, false, name);
    }
}
