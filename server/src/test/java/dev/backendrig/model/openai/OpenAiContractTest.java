package dev.backendrig.model.openai;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.contract.WireContract;

class OpenAiContractTest extends WireContract {
    OpenAiContractTest() {
        super(new OpenAiFormat());
    }

    @Override
    protected ChatModel open(ProviderAccess access) {
        return new OpenAiChatModel(
                access, new ModelInfo("openai", "local-test", true, true, WebSearch.NONE));
    }
}
