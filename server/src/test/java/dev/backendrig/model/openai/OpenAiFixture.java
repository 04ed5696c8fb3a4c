package dev.backendrig.model.openai;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.config.Secret;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.gemini.FakeGemini;
import dev.backendrig.model.gemini.ReceivedRequest;
import dev.backendrig.model.gemini.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An [OpenAiChatModel] that asks a server which speaks chat completions by script, and what came of
/// it. Used by one test.
///
/// The server is the one that also plays Gemini: what it says is up to the replies.
final class OpenAiFixture implements AutoCloseable {
    static final String KEY = "sk-canary-key-4711";
    static final String MODEL = "small-1";
    static final ModelRequest HELLO = request(List.of(Message.User.of("Hello")));

    private static final Duration MINUTE = Duration.ofSeconds(60);

    final FakeGemini fake = FakeGemini.start();
    final List<ModelEvent> events = new ArrayList<>();
    final OpenAiChatModel model;

    OpenAiFixture() {
        this(MODEL, MINUTE, MINUTE);
    }

    OpenAiFixture(String name) {
        this(name, MINUTE, MINUTE);
    }

    OpenAiFixture(Duration firstEventTimeout, Duration idleTimeout) {
        this(MODEL, firstEventTimeout, idleTimeout);
    }

    private OpenAiFixture(String name, Duration firstEventTimeout, Duration idleTimeout) {
        var base = URI.create(fake.baseUrl() + "/v1");
        model = model(base, Optional.of(new Secret(KEY)), name, firstEventTimeout, idleTimeout);
    }

    static OpenAiChatModel model(URI base, Optional<Secret> key) {
        return model(base, key, MODEL, MINUTE, MINUTE);
    }

    private static OpenAiChatModel model(
            URI base,
            Optional<Secret> key,
            String name,
            Duration firstEventTimeout,
            Duration idleTimeout) {
        var access =
                new ProviderAccess(
                        base, key, Duration.ofSeconds(10), firstEventTimeout, idleTimeout);
        return new OpenAiChatModel(
                access, new ModelInfo(OpenAiChatModel.PROVIDER, name, true, true, WebSearch.NONE));
    }

    static ModelRequest request(List<Message> messages) {
        return new ModelRequest("Be brief.", messages, List.of(), false, Language.ENGLISH);
    }

    static ModelRequest request(
            List<Message> messages, List<ToolSpec> tools, ModelOptions options) {
        return new ModelRequest(
                "Be brief.", messages, tools, false, Language.ENGLISH, false, options);
    }

    /// An answer of these chunks that ends as OpenAI's do.
    static Reply answer(JsonValue... chunks) {
        return Reply.stream(chunks).raw("data: [DONE]\n\n");
    }

    ModelTurn ask(Reply reply) throws InterruptedException {
        return ask(HELLO, reply);
    }

    ModelTurn ask(ModelRequest request, Reply reply) throws InterruptedException {
        fake.enqueue(reply);
        return model.stream(request, events::add);
    }

    /// The exception that the call ends with.
    ModelException fail(Reply reply) {
        var failure = catchThrowableOfType(ModelException.class, () -> ask(reply));
        if (failure == null) throw new AssertionError("the call did not fail");
        return failure;
    }

    /// The request as the server received it.
    ReceivedRequest sent(ModelRequest request) throws InterruptedException {
        ask(request, answer(OpenAiChunks.finish("stop")));
        return fake.requests().getLast();
    }

    JsonObject body(ModelRequest request) throws InterruptedException {
        return sent(request).json();
    }

    List<JsonObject> messages(ModelRequest request) throws InterruptedException {
        return body(request).array("messages").orElseThrow().objects().toList();
    }

    String text() {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof ModelEvent.TextDelta(var piece)) text.append(piece);
        }
        return text.toString();
    }

    String thoughts() {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof ModelEvent.ThoughtDelta(var piece)) text.append(piece);
        }
        return text.toString();
    }

    @Override
    public void close() {
        model.close();
        fake.close();
    }
}
