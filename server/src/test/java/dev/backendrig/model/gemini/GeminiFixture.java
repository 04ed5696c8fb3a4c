package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.config.Secret;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.ProviderVariables;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A [GeminiChatModel] that asks a [FakeGemini], and what came of it. Used by one test.
final class GeminiFixture implements AutoCloseable {
    static final String KEY = "AIza-canary-key-4711";
    static final ModelRequest HELLO = request(List.of(Message.User.of("Hello")), List.of());

    private static final Duration MINUTE = Duration.ofSeconds(60);

    final FakeGemini fake = FakeGemini.start();
    final List<ModelEvent> events = new ArrayList<>();
    final GeminiChatModel model;

    GeminiFixture() {
        this("gemini-flash-latest", false);
    }

    GeminiFixture(String name, boolean googleSearch) {
        model = model(access(fake.baseUrl(), KEY, MINUTE, MINUTE), name, googleSearch);
    }

    GeminiFixture(Duration firstEventTimeout, Duration idleTimeout) {
        var access = access(fake.baseUrl(), KEY, firstEventTimeout, idleTimeout);
        model = model(access, "gemini-flash-latest", false);
    }

    static GeminiChatModel model(ProviderAccess access, String name, boolean googleSearch) {
        var info =
                new ModelInfo(GeminiChatModel.PROVIDER, name, true, true, ModelInfo.WebSearch.NONE)
                        .named(
                                new ProviderVariables(
                                        "GEMINI_API_KEY", "GEMINI_MODEL", "GEMINI_BASE_URL"));
        return new GeminiChatModel(access, info, googleSearch);
    }

    static ProviderAccess access(
            URI base, String key, Duration firstEventTimeout, Duration idleTimeout) {
        return new ProviderAccess(
                base,
                Optional.of(new Secret(key)),
                Duration.ofSeconds(10),
                firstEventTimeout,
                idleTimeout);
    }

    static ModelRequest request(List<Message> messages, List<ToolSpec> tools) {
        return new ModelRequest("Be brief.", messages, tools, false, Language.ENGLISH);
    }

    static ModelRequest searching(ModelRequest request) {
        return new ModelRequest(
                request.system(), request.messages(), request.tools(), true, request.language());
    }

    static ToolSpec tool(String name) {
        var schema =
                Chunks.json(
                        "{'type':'object','properties':{'ref':{'type':'string'}},'required':['ref']}");
        return new ToolSpec(name, "Does " + name, schema);
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

    /// What the next step of a run would send after this turn: its body as the fake received it.
    ReceivedRequest replay(ModelTurn turn, Message.ToolResults results)
            throws InterruptedException {
        var messages = List.<Message>of(Message.User.of("Hello"), turn.message(), results);
        ask(request(messages, List.of()), Reply.stream(Chunks.finish("STOP")));
        return fake.requests().getLast();
    }

    String text() {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof ModelEvent.TextDelta(var piece)) text.append(piece);
        }
        return text.toString();
    }

    @Override
    public void close() {
        model.close();
        fake.close();
    }
}
