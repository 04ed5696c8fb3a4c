package dev.backendrig.model.anthropic;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.contract.WireContract;

class AnthropicContractTest extends WireContract {
    AnthropicContractTest() {
        super(new AnthropicFormat());
    }

    @Override
    protected ChatModel open(ProviderAccess access) {
        return new AnthropicChatModel(
                access, new ModelInfo("anthropic", "claude-test", true, true, WebSearch.NONE));
    }
}
