package dev.backendrig.model;

import java.util.List;
import java.util.Optional;

/// The models that runs can choose from. Thread-safe.
public interface Models {
    /// The one that answers where no other is asked for.
    ChatModel standard();

    /// The model of a name: `provider/model`, or a model's name alone where only one provider is
    /// configured for it; empty where there is none.
    Optional<ChatModel> find(String name);

    /// What answers, in this order, where the one that was asked for is out of order; may be none.
    default List<ChatModel> fallback() {
        return List.of();
    }

    /// What is configured, the standard one first.
    List<ModelInfo> list();

    /// This model and no other.
    static Models only(ChatModel model) {
        return new Models() {
            @Override
            public ChatModel standard() {
                return model;
            }

            @Override
            public Optional<ChatModel> find(String name) {
                var info = model.info();
                var names = List.of(info.model(), info.provider() + "/" + info.model());
                return names.contains(name) ? Optional.of(model) : Optional.empty();
            }

            @Override
            public List<ModelInfo> list() {
                return List.of(model.info());
            }
        };
    }
}
