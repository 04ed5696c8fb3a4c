package dev.backendrig.model.ollama;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.langchain.LangChainCaller;
import java.util.function.Consumer;

/// Ollama over its own API, `/api/chat`. Thread-safe.
///
/// One call is one request: trying again is the business of
/// [dev.backendrig.model.RetryingChatModel].
public final class OllamaChatModel implements ChatModel, AutoCloseable {
    /// The name of this provider in turns, errors and [#info].
    public static final String PROVIDER = "ollama";

    private final ProviderAccess access;
    private final ModelInfo info;
    private final LangChainCaller caller;

    /// @param access its base address ends before `/api`; a key is for servers behind a gate
    /// @param info what the model can do
    public OllamaChatModel(ProviderAccess access, ModelInfo info) {
        this.access = access;
        this.info = info;
        caller = new LangChainCaller(PROVIDER, access);
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        return caller.call(request, new OllamaWire(access, info, request), events);
    }

    /// Ends all running calls and gives up the connections.
    @Override
    public void close() {
        caller.close();
    }
}
