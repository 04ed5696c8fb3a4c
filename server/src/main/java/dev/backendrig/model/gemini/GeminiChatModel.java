package dev.backendrig.model.gemini;

import dev.backendrig.config.Secret;
import dev.backendrig.json.Json;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInterruptedException;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.http.ErrorBody;
import dev.backendrig.model.http.ProviderExchange;
import dev.backendrig.model.http.ProviderHttp;
import dev.backendrig.model.http.ProviderKey;
import dev.backendrig.model.http.ResponseHead;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Google Gemini over `streamGenerateContent` (Gemini API, v1beta). Thread-safe.
///
/// One call is one request: trying again is the business of
/// [dev.backendrig.model.RetryingChatModel].
public final class GeminiChatModel implements ChatModel, AutoCloseable {
    /// The name of this provider in turns, errors and [#info].
    public static final String PROVIDER = "gemini";

    private final ModelInfo info;
    private final Duration idleTimeout;
    private final RequestMapping mapping;
    private final URI address;
    private final Optional<Secret> key;
    private final Duration firstEventTimeout;
    private final ProviderHttp http;

    /// @param info with the model's name; its web search is told from that
    /// @param googleSearch whether the model may search the web
    /// @throws IllegalArgumentException if the base address or the model's name is not possible
    public GeminiChatModel(ProviderAccess access, ModelInfo info, boolean googleSearch) {
        this.info = known(info, googleSearch);
        idleTimeout = access.idleTimeout();
        mapping = new RequestMapping(info.model(), googleSearch);
        address = GeminiAddress.of(access.baseUrl(), info.model());
        key = access.key();
        firstEventTimeout = access.firstEventTimeout();
        http = new ProviderHttp(PROVIDER, access.connectTimeout());
    }

    /// The same with what the model's name tells of its web search.
    public static ModelInfo known(ModelInfo info, boolean googleSearch) {
        return info.searching(GeminiAbilities.webSearch(info.model(), googleSearch));
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public void prepare() throws InterruptedException {
        GeminiRehearsal.play(mapping);
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        var body = Json.writeBytes(mapping.body(request));
        try (var exchange = http.send(post(body), firstEventTimeout)) {
            var head = ResponseHead.await(exchange);
            if (!head.isSuccess()) {
                throw GeminiErrors.of(head, ErrorBody.read(exchange, head));
            }
            return read(exchange, new TurnBuilder(events));
        }
    }

    /// The key goes into one header and nowhere else.
    private HttpRequest post(byte[] body) {
        return ProviderHttp.request(address)
                .header("x-goog-api-key", ProviderKey.required(PROVIDER, key))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private ModelTurn read(ProviderExchange exchange, TurnBuilder turn)
            throws InterruptedException {
        try {
            return new TurnReader(turn).read(exchange, idleTimeout);
        } catch (ModelException e) {
            throw e.after(turn.usage());
        } catch (InterruptedException e) {
            var given = new ModelInterruptedException(turn.usage());
            given.initCause(e);
            throw given;
        }
    }

    /// Ends all running calls and gives up the connections.
    @Override
    public void close() {
        http.close();
    }
}
