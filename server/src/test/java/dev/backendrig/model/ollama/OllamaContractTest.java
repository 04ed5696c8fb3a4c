package dev.backendrig.model.ollama;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.contract.WireContract;

class OllamaContractTest extends WireContract {
    OllamaContractTest() {
        super(new OllamaFormat());
    }

    @Override
    protected ChatModel open(ProviderAccess access) {
        return new OllamaChatModel(
                access, new ModelInfo("ollama", "llama-test", true, true, WebSearch.NONE));
    }
}
