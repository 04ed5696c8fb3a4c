package dev.backendrig;

import dev.backendrig.config.Settings;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.RetryPolicy;
import dev.backendrig.model.RetryTime;
import dev.backendrig.model.RetryingChatModel;
import dev.backendrig.model.anthropic.AnthropicChatModel;
import dev.backendrig.model.catalog.ModelSource;
import dev.backendrig.model.gemini.GeminiChatModel;
import dev.backendrig.model.offline.OfflineChatModel;
import dev.backendrig.model.ollama.OllamaChatModel;
import dev.backendrig.model.openai.OpenAiChatModel;
import dev.backendrig.model.repair.RepairKind;
import dev.backendrig.model.repair.RepairingChatModel;
import java.security.SecureRandom;
import java.util.function.Consumer;

/// Makes models of the providers that the settings configure. What a provider needs is loaded with the
/// first of its models.
///
/// @param onMended told of each kind of mistake in a tool call that was mended
record Providers(Settings.Model settings, Consumer<RepairKind> onMended) implements ModelSource {
    @Override
    public ModelInfo known(ModelInfo told) {
        return switch (told.provider()) {
            case OfflineChatModel.NAME -> OfflineChatModel.known(told);
            case GeminiChatModel.PROVIDER ->
                    GeminiChatModel.known(told, settings.geminiGoogleSearch());
            default -> told;
        };
    }

    @Override
    public ChatModel open(ModelInfo info) {
        if (info.provider().equals(OfflineChatModel.NAME)) return new OfflineChatModel();
        // Outside of the retries: text that is held back was not told to anybody yet.
        return RepairingChatModel.around(retrying(asked(info)), onMended);
    }

    private ChatModel asked(ModelInfo info) {
        var access = access(info.provider());
        return switch (info.provider()) {
            case GeminiChatModel.PROVIDER ->
                    new GeminiChatModel(access, info, settings.geminiGoogleSearch());
            case OpenAiChatModel.PROVIDER -> new OpenAiChatModel(access, info);
            case AnthropicChatModel.PROVIDER -> new AnthropicChatModel(access, info);
            case OllamaChatModel.PROVIDER -> new OllamaChatModel(access, info);
            default -> throw new IllegalArgumentException("no provider: " + info.provider());
        };
    }

    private ProviderAccess access(String name) {
        var provider =
                settings.provider(name)
                        .orElseThrow(() -> new IllegalArgumentException("not set up: " + name));
        return new ProviderAccess(
                provider.baseUrl(),
                provider.key(),
                settings.connectTimeout(),
                settings.firstEventTimeout(),
                settings.idleTimeout());
    }

    private static ChatModel retrying(ChatModel model) {
        return new RetryingChatModel(
                model, RetryPolicy.DEFAULT, RetryTime.system(), new SecureRandom());
    }
}
