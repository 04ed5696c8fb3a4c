package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.config.Secret;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.FakeGemini;
import dev.backendrig.model.gemini.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A provider's model that asks a stand-in, and what came of it. Used by one test.
///
/// The stand-in's HTTP, script and records are those of [FakeGemini]; the words are the wire's.
public final class Stand implements AutoCloseable {
    static final String KEY = "sk-canary-key-4711";
    static final Duration LONG = Duration.ofSeconds(60);
    static final Duration SHORT = Duration.ofMillis(150);
    static final ModelRequest HELLO = request(List.of(Message.User.of("Hello")));

    final FakeGemini server = FakeGemini.start();
    final List<ModelEvent> events = new ArrayList<>();
    final WireFormat wire;
    final ChatModel model;

    private final Function<ProviderAccess, ChatModel> opening;

    Stand(WireFormat wire, Function<ProviderAccess, ChatModel> opening) {
        this(wire, opening, LONG, LONG);
    }

    private Stand(
            WireFormat wire,
            Function<ProviderAccess, ChatModel> opening,
            Duration first,
            Duration idle) {
        this.wire = wire;
        this.opening = opening;
        model = opening.apply(access(server.baseUrl(), KEY, first, idle));
    }

    /// Another stand-in of the same provider, whose model waits no longer than this.
    Stand patient(Duration first, Duration idle) {
        return new Stand(wire, opening, first, idle);
    }

    /// A model of the same provider that asks another address.
    ChatModel modelAt(URI host, String key, Duration connecting) {
        var access = access(host, key, LONG, LONG);
        return opening.apply(
                new ProviderAccess(access.baseUrl(), access.key(), connecting, LONG, LONG));
    }

    private ProviderAccess access(URI host, String key, Duration first, Duration idle) {
        var base = URI.create(host + wire.path());
        return new ProviderAccess(
                base, Optional.of(new Secret(key)), Duration.ofSeconds(10), first, idle);
    }

    boolean can(Ability ability) {
        return wire.abilities().contains(ability);
    }

    static ModelRequest request(List<Message> messages, ToolSpec... tools) {
        return new ModelRequest("Be brief.", messages, List.of(tools), false, Language.ENGLISH);
    }

    static ToolSpec tool(String name) {
        return new ToolSpec(
                name,
                "Does " + name,
                Chunks.json("{'type':'object','properties':{'ref':{'type':'string'}}}"));
    }

    Reply reply(Script script) {
        var reply = wire.stream();
        wire.events(script).forEach(event -> reply.raw(event.text()));
        return reply;
    }

    ModelTurn ask(Script script) throws InterruptedException {
        return ask(HELLO, reply(script));
    }

    ModelTurn ask(Reply reply) throws InterruptedException {
        return ask(HELLO, reply);
    }

    ModelTurn ask(ModelRequest request, Reply reply) throws InterruptedException {
        server.enqueue(reply);
        return model.stream(request, events::add);
    }

    /// What the provider is asked by this request.
    Asked asked(ModelRequest request) throws InterruptedException {
        ask(request, reply(Script.of(Say.text("ok"))));
        return wire.read(server.requests().getLast());
    }

    /// The exception that the call ends with.
    ModelException fail(Reply reply) {
        var failure = catchThrowableOfType(ModelException.class, () -> ask(reply));
        if (failure == null) throw new AssertionError("the call did not fail");
        return failure;
    }

    /// What the next step of a run asks: this turn, and a result `ok` of each call.
    Asked replay(ModelTurn turn) throws InterruptedException {
        var results =
                turn.calls().stream()
                        .map(call -> new ToolResult(call, true, new JsonString("ok"), List.of()))
                        .toList();
        var next =
                results.isEmpty()
                        ? Message.User.of("Go on")
                        : (Message) new Message.ToolResults(results);
        return asked(
                request(
                        List.of(Message.User.of("Hello"), turn.message(), next),
                        tool("click"),
                        tool("look")));
    }

    String text() {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof ModelEvent.TextDelta(var piece)) text.append(piece);
        }
        return text.toString();
    }

    static void close(ChatModel model) {
        if (!(model instanceof AutoCloseable closeable)) return;
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        close(model);
        server.close();
    }
}
