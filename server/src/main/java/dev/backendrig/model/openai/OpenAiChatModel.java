package dev.backendrig.model.openai;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.langchain.LangChainCaller;
import java.util.function.Consumer;

/// OpenAI and whoever speaks its chat completions: OpenRouter, vLLM, LM Studio, llama.cpp, Ollama's
/// `/v1` and others. Thread-safe.
///
/// One call is one request: trying again is the business of
/// [dev.backendrig.model.RetryingChatModel].
public final class OpenAiChatModel implements ChatModel, AutoCloseable {
    /// The name of this provider in turns, errors and [#info].
    public static final String PROVIDER = "openai";

    private final ModelInfo info;
    private final ProviderAccess access;
    private final LangChainCaller caller;

    /// @param access the base address with or without a slash at its end; without a key none is sent
    /// @param info what the model can do
    public OpenAiChatModel(ProviderAccess access, ModelInfo info) {
        this.info = info;
        this.access = access;
        caller = new LangChainCaller(PROVIDER, access);
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        return caller.call(request, new OpenAiWire(access, info.model(), request), events);
    }

    /// Ends all running calls and gives up the connections.
    @Override
    public void close() {
        caller.close();
    }
}
