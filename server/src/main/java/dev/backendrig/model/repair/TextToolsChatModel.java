package dev.backendrig.model.repair;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ToolChoice;
import java.util.List;
import java.util.function.Consumer;

/// A model without tools of its own that is told of them in its system instruction; calls and results
/// go through the conversation as text. Its calls stand in the text of its turns, where a
/// [RepairingChatModel] around it finds them. Thread-safe.
final class TextToolsChatModel implements ChatModel {
    private final ChatModel model;

    TextToolsChatModel(ChatModel model) {
        this.model = model;
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public void prepare() throws InterruptedException {
        model.prepare();
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        return model.stream(asText(request), events);
    }

    /// The same request without tools in the provider's form.
    static ModelRequest asText(ModelRequest request) {
        return new ModelRequest(
                system(request),
                CallsAsText.of(request.messages()),
                List.of(),
                request.webSearch(),
                request.language(),
                request.toldOfBrowser(),
                withoutChoice(request.options()));
    }

    private static String system(ModelRequest request) {
        if (request.tools().isEmpty()) return request.system();
        var tools = ToolList.of(request.tools(), request.options().toolChoice());
        return request.system().isEmpty() ? tools : request.system() + "\n\n" + tools;
    }

    private static ModelOptions withoutChoice(ModelOptions options) {
        return new ModelOptions(
                options.temperature(),
                options.topP(),
                options.maxOutputTokens(),
                options.stop(),
                options.format(),
                new ToolChoice.Auto());
    }
}
