package dev.backendrig.model.ollama;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import java.util.function.Consumer;

/// Ollama. Thread-safe.
public final class OllamaChatModel implements ChatModel, AutoCloseable {
    /// The name of this provider in turns, errors and [#info].
    public static final String PROVIDER = "ollama";

    private final ModelInfo info;

    /// @param info what the model can do
    public OllamaChatModel(ProviderAccess access, ModelInfo info) {
        this.info = info;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
