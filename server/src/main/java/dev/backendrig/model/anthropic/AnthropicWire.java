package dev.backendrig.model.anthropic;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.http.Framing;
import dev.backendrig.model.http.ProviderKey;
import dev.backendrig.model.http.ResponseHead;
import dev.backendrig.model.langchain.Conversation;
import dev.backendrig.model.langchain.Parameters;
import dev.backendrig.model.langchain.ProviderErrors;
import dev.backendrig.model.langchain.SaidMessage;
import dev.backendrig.model.langchain.Wire;
import dev.backendrig.model.langchain.WireReader;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call over the Messages API.
final class AnthropicWire implements Wire {
    /// The API's version that is spoken (Anthropic API, "Versions").
    private static final String VERSION = "2023-06-01";

    /// LangChain4j wants some key; the true one goes past it.
    private static final String UNTOLD = "untold";

    private final ProviderAccess access;
    private final ModelInfo info;
    private final ModelRequest request;
    private final List<SaidMessage> said;
    private final AnthropicReader reader = new AnthropicReader();

    AnthropicWire(ProviderAccess access, ModelInfo info, ModelRequest request) {
        this.access = access;
        this.info = info;
        this.request = request;
        said = Conversation.of(request, true);
    }

    /// What stays the same from step to step of a run, the system text and the tools, is marked for
    /// the provider's cache (Anthropic API, "Prompt caching").
    @Override
    public StreamingChatModel model(HttpClientBuilder client) {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(client)
                .baseUrl(access.baseUrl().toString())
                .apiKey(UNTOLD)
                .version(VERSION)
                .cacheSystemMessages(true)
                .cacheTools(true)
                .returnThinking(true)
                .build();
    }

    @Override
    public ChatRequest request() {
        var parameters = AnthropicChatRequestParameters.builder();
        Parameters.fill(parameters, request, info.model());
        var options = request.options();
        parameters.temperature(temperature(options.temperature()));
        // Newer models refuse both together.
        if (options.temperature() != null) parameters.topP(null);
        // The API refuses a text of white space alone.
        parameters.stopSequences(options.stop().stream().filter(text -> !text.isBlank()).toList());
        parameters.maxOutputTokens(OutputLimit.of(options.maxOutputTokens(), info));
        return ChatRequest.builder()
                .messages(said.stream().map(SaidMessage::message).toList())
                .parameters(parameters.build())
                .build();
    }

    /// Here it goes up to 1, elsewhere up to 2.
    private static @Nullable Double temperature(@Nullable Double asked) {
        return asked == null ? null : Math.min(asked, 1.0);
    }

    @Override
    public JsonObject body(JsonObject written) {
        return new AnthropicBody(request, said).complete(written);
    }

    @Override
    public Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "text/event-stream");
        headers.put("anthropic-version", VERSION);
        ProviderKey.text(AnthropicChatModel.PROVIDER, access.key())
                .ifPresent(key -> headers.put("x-api-key", key));
        return headers;
    }

    @Override
    public Framing framing() {
        return Framing.EVENTS;
    }

    @Override
    public WireReader reader() {
        return reader;
    }

    @Override
    public ModelException failure(ResponseHead head, JsonValue body) {
        return ProviderErrors.of(AnthropicChatModel.PROVIDER, head, body);
    }
}
