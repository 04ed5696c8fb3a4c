package dev.backendrig.model.langchain;

import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;

/// Puts what goes with a conversation into LangChain4j's words, as far as it has them.
///
/// Of a tool's schema it knows only some members, of the choice of a tool not that of a named one,
/// and it changes the schema of an answer. These each provider's [Wire#body] adds as they are.
public final class Parameters {
    private Parameters() {}

    /// Sets what goes with a conversation, apart from the most tokens that a turn may have.
    ///
    /// @param model the provider's name for the model
    public static void fill(
            DefaultChatRequestParameters.Builder<?> parameters,
            ModelRequest request,
            String model) {
        var options = request.options();
        parameters.modelName(model);
        parameters.temperature(options.temperature());
        parameters.topP(options.topP());
        parameters.stopSequences(options.stop());
        parameters.toolSpecifications(
                request.tools().stream().map(Parameters::specification).toList());
    }

    private static ToolSpecification specification(ToolSpec tool) {
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .build();
    }
}
