package dev.backendrig.model.gemini;

import dev.backendrig.config.Settings;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.contract.WireContract;

class GeminiContractTest extends WireContract {
    GeminiContractTest() {
        super(new GeminiFormat());
    }

    @Override
    protected ChatModel open(ProviderAccess access) {
        return new GeminiChatModel(
                new Settings.Model(
                        "gemini",
                        access.key(),
                        "GEMINI_API_KEY",
                        access.baseUrl(),
                        "gemini-flash-latest",
                        false,
                        access.connectTimeout(),
                        access.firstEventTimeout(),
                        access.idleTimeout()));
    }
}
