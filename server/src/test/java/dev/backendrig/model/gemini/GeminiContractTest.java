package dev.backendrig.model.gemini;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.contract.WireContract;

class GeminiContractTest extends WireContract {
    GeminiContractTest() {
        super(new GeminiFormat());
    }

    @Override
    protected ChatModel open(ProviderAccess access) {
        return GeminiFixture.model(access, "gemini-flash-latest", false);
    }
}
