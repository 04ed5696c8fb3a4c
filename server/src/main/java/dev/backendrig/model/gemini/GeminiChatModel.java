package dev.backendrig.model.gemini;

import dev.backendrig.config.Settings;
import dev.backendrig.json.Json;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInterruptedException;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderVariables;
import java.time.Duration;
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
    private final GeminiHttp http;

    /// @throws IllegalArgumentException if the base address or the model's name is not possible
    public GeminiChatModel(Settings.Model settings) {
        var variables =
                new ProviderVariables(
                        settings.geminiKeyVariable(), "GEMINI_MODEL", "GEMINI_BASE_URL");
        info =
                GeminiAbilities.info(settings.geminiModel(), settings.geminiGoogleSearch())
                        .named(variables);
        idleTimeout = settings.idleTimeout();
        mapping = new RequestMapping(info.model(), settings.geminiGoogleSearch());
        http = new GeminiHttp(settings);
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
        try (var exchange = http.send(body)) {
            var head = ResponseHead.await(exchange);
            if (!head.isSuccess()) throw ErrorBody.read(exchange, head);
            return read(exchange, new TurnBuilder(events));
        }
    }

    private ModelTurn read(GeminiExchange exchange, TurnBuilder turn) throws InterruptedException {
        try {
            return new TurnReader(exchange, turn, idleTimeout).read();
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

    static ModelException noFirstEvent() {
        return new ModelException(Kind.NO_FIRST_EVENT, PROVIDER, "nothing came in time");
    }
}
