package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request asks beside its prompt, as clients of models do.
///
/// @param model the name of the model that is to answer, null for the server's standard one
/// @param tools that the client calls itself: a run ends with their calls ([RunEvent.HandedOver]). One of
///     the name of a tool of the server's own is not offered
/// @param ownSystem whether the request's own instruction is all that the model is told of its task: the
///     client wants the model itself, not the assistant, and is told of no web search, of an answer without
///     text or of one cut at its length
/// @param conversation the whole conversation up to now, with the prompt and what came after it, such as
///     results of the client's tools; begins with a turn of the person's. Empty: history and prompt are
///     all there is
public record Wishes(
        @Nullable String model,
        ModelOptions options,
        List<ToolSpec> tools,
        boolean ownSystem,
        List<Message> conversation) {
    public static final Wishes NONE =
            new Wishes(null, ModelOptions.DEFAULT, List.of(), false, List.of());

    public Wishes {
        tools = List.copyOf(tools);
        conversation = List.copyOf(conversation);
    }

    /// Nothing but another model.
    public static Wishes ofModel(@Nullable String model) {
        return new Wishes(model, ModelOptions.DEFAULT, List.of(), false, List.of());
    }
}
