package dev.backendrig.model;

import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolSpec;
import java.util.List;

/// What a model is asked.
///
/// @param system the system instruction
/// @param messages from the oldest on; starts with a user turn. Assistant turns of a client's history
///     may be neighbours: where a provider wants roles to alternate, its mapping joins them
/// @param tools offered tools, the same and in the same order in every call of a run
/// @param webSearch whether the provider's own web search is wanted in this call
/// @param language what a model without understanding of its own answers in
/// @param toldOfBrowser whether the person was told already that their browser is not connected
/// @param options how the turn is to be written
public record ModelRequest(
        String system,
        List<Message> messages,
        List<ToolSpec> tools,
        boolean webSearch,
        Language language,
        boolean toldOfBrowser,
        ModelOptions options) {
    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /// A request of a person who was told nothing about their browser.
    public ModelRequest(
            String system,
            List<Message> messages,
            List<ToolSpec> tools,
            boolean webSearch,
            Language language) {
        this(system, messages, tools, webSearch, language, false, ModelOptions.DEFAULT);
    }

    /// The same without what a model cannot take: pictures, tools.
    public ModelRequest fitted(ModelInfo model) {
        return FittedRequest.of(this, model);
    }
}
