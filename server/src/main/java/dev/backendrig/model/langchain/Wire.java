package dev.backendrig.model.langchain;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.http.Framing;
import dev.backendrig.model.http.ResponseHead;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.Map;

/// What is a provider's own about one call to it. Used by the thread that makes the call, once.
public interface Wire {
    /// LangChain4j's model for this call, over this client. It is told no key: see [#headers].
    StreamingChatModel model(HttpClientBuilder client);

    ChatRequest request();

    /// The body that is sent.
    ///
    /// @param written what LangChain4j made of the request; what it has no word for is added here
    JsonObject body(JsonObject written);

    /// The headers that are sent beside those of the content's type. Those that LangChain4j asks
    /// for are not sent.
    ///
    /// @throws ModelException if there is no key that a header could carry
    Map<String, String> headers();

    Framing framing();

    /// Who looks at the answer's events before LangChain4j does; always the same.
    WireReader reader();

    /// The failure that a response without success tells of.
    ///
    /// @param body `null` where it is no JSON
    ModelException failure(ResponseHead head, JsonValue body);
}
