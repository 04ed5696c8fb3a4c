package dev.backendrig.model.openai;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
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
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder;
import java.util.List;
import java.util.Map;

/// One call of chat completions. Used by one thread.
final class OpenAiWire implements Wire {
    private final ProviderAccess access;
    private final String model;
    private final ModelRequest request;
    private final List<SaidMessage> conversation;
    private final OpenAiReader reader;

    OpenAiWire(ProviderAccess access, String model, ModelRequest request) {
        this.access = access;
        this.model = model;
        this.request = request;
        conversation = Conversation.of(request, false);
        reader = new OpenAiReader(model);
    }

    @Override
    public StreamingChatModel model(HttpClientBuilder client) {
        // Not its static builder(), which looks for others of its kind on the class path each time.
        return new OpenAiStreamingChatModel(
                new OpenAiStreamingChatModelBuilder()
                        .httpClientBuilder(client)
                        .baseUrl(access.baseUrl().toString().replaceFirst("/+$", ""))
                        .returnThinking(true));
    }

    @Override
    public ChatRequest request() {
        var parameters = OpenAiChatRequestParameters.builder();
        Parameters.fill(parameters, request, model);
        var most = request.options().maxOutputTokens();
        if (OpenAiAbilities.countsThinkingAsOutput(access.baseUrl(), model)) {
            parameters.maxCompletionTokens(most);
        } else {
            parameters.maxOutputTokens(most);
        }
        return ChatRequest.builder()
                .messages(conversation.stream().map(SaidMessage::message).toList())
                .parameters(parameters.build())
                .build();
    }

    @Override
    public JsonObject body(JsonObject written) {
        return new OpenAiBody(request, conversation, model).of(written);
    }

    @Override
    public Map<String, String> headers() {
        return ProviderKey.text(OpenAiChatModel.PROVIDER, access.key())
                .map(key -> Map.of("Accept", "text/event-stream", "Authorization", "Bearer " + key))
                .orElse(Map.of("Accept", "text/event-stream"));
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
        return ProviderErrors.of(OpenAiChatModel.PROVIDER, head, body);
    }
}
