package dev.backendrig.model.repair;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.util.List;
import java.util.function.Consumer;

/// A model that says the same pieces in every turn and ends it as given.
record ScriptedModel(ModelInfo info, List<String> pieces, ModelTurn turn) implements ChatModel {
    static final ModelInfo LOCAL =
            new ModelInfo("ollama", "small", true, false, ModelInfo.WebSearch.NONE);

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
        pieces.forEach(piece -> events.accept(new ModelEvent.TextDelta(piece)));
        return turn;
    }
}
