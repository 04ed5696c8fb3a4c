package dev.backendrig.model.ollama;

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
import dev.backendrig.model.langchain.SaidMessage;
import dev.backendrig.model.langchain.Wire;
import dev.backendrig.model.langchain.WireReader;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One call over `/api/chat`.
final class OllamaWire implements Wire {
    private final ProviderAccess access;
    private final ModelInfo info;
    private final ModelRequest request;
    private final List<SaidMessage> said;
    private final OllamaReader reader = new OllamaReader();

    OllamaWire(ProviderAccess access, ModelInfo info, ModelRequest request) {
        this.access = access;
        this.info = info;
        this.request = request;
        said = Conversation.of(request, false);
    }

    @Override
    public StreamingChatModel model(HttpClientBuilder client) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(client)
                .baseUrl(access.baseUrl().toString())
                .returnThinking(true)
                .build();
    }

    /// The context is asked for by its size: the server's own default is a few thousand tokens, and
    /// what is longer it cuts at the front without a word (Ollama, "Context length"). Thinking is
    /// asked for only where the model is known for it: others refuse the request.
    @Override
    public ChatRequest request() {
        var parameters = OllamaChatRequestParameters.builder();
        Parameters.fill(parameters, request, info.model());
        parameters.maxOutputTokens(request.options().maxOutputTokens());
        if (info.contextTokens() > 0) parameters.numCtx(info.contextTokens());
        if (info.thinking()) parameters.think(true);
        return ChatRequest.builder()
                .messages(said.stream().map(SaidMessage::message).toList())
                .parameters(parameters.build())
                .build();
    }

    @Override
    public JsonObject body(JsonObject written) {
        return new OllamaBody(request, said).complete(written);
    }

    @Override
    public Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "application/x-ndjson");
        ProviderKey.text(OllamaChatModel.PROVIDER, access.key())
                .ifPresent(key -> headers.put("Authorization", "Bearer " + key));
        return headers;
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public WireReader reader() {
        return reader;
    }

    @Override
    public ModelException failure(ResponseHead head, JsonValue body) {
        return OllamaErrors.of(head, body);
    }
}
