package dev.backendrig.model.ollama;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.langchain.LangChainCaller;
import java.util.List;
import java.util.function.Consumer;

/// Ollama over its own API, `/api/chat`. Thread-safe.
///
/// One call is one request: trying again is the business of
/// [dev.backendrig.model.RetryingChatModel]. But a model that turns out to know no tools is asked once
/// more without any, and from then on says so in [#info].
public final class OllamaChatModel implements ChatModel, AutoCloseable {
    /// The name of this provider in turns, errors and [#info].
    public static final String PROVIDER = "ollama";

    private final ProviderAccess access;
    private final ModelInfo info;
    private final LangChainCaller caller;
    private volatile boolean refusedTools;

    /// @param access its base address ends before `/api`; a key is for servers behind a gate
    /// @param info what the model can do
    public OllamaChatModel(ProviderAccess access, ModelInfo info) {
        this.access = access;
        this.info = info;
        caller = new LangChainCaller(PROVIDER, access);
    }

    @Override
    public ModelInfo info() {
        return refusedTools ? withoutTools(info) : info;
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        if (refusedTools) return call(withoutTools(request), events);
        try {
            return call(request, events);
        } catch (ModelException e) {
            // It is said before anything else, so nothing is said twice.
            if (request.tools().isEmpty() || !OllamaErrors.isOfTools(e)) throw e;
            refusedTools = true;
            return call(withoutTools(request), events);
        }
    }

    private ModelTurn call(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        return caller.call(request, new OllamaWire(access, info, request), events);
    }

    private static ModelRequest withoutTools(ModelRequest request) {
        return new ModelRequest(
                request.system(),
                request.messages(),
                List.of(),
                request.webSearch(),
                request.language(),
                request.toldOfBrowser(),
                request.options());
    }

    private static ModelInfo withoutTools(ModelInfo info) {
        return new ModelInfo(
                info.provider(),
                info.model(),
                false,
                info.images(),
                info.webSearch(),
                info.local(),
                info.thinking(),
                info.contextTokens(),
                info.price(),
                info.variables());
    }

    /// Ends all running calls and gives up the connections.
    @Override
    public void close() {
        caller.close();
    }
}
