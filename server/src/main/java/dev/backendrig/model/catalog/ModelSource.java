package dev.backendrig.model.catalog;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelInfo;

/// Makes the models of the configured providers. Thread-safe.
public interface ModelSource {
    /// What the provider itself says of its model beside what files say: its web search, the names of
    /// its settings, whether it is in this process.
    ModelInfo known(ModelInfo told);

    /// A model that may be asked, and closed where it can be.
    ChatModel open(ModelInfo info);
}
