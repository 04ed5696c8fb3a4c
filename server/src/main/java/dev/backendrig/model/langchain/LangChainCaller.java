package dev.backendrig.model.langchain;

import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ModelInterruptedException;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.http.ProviderHttp;
import java.util.List;
import java.util.function.Consumer;

/// Makes calls to one provider. Thread-safe.
///
/// LangChain4j's streaming models return at once and tell the rest from threads of their HTTP
/// client. This one's client reads on the thread that calls, so here they return when the answer
/// has ended, and all that is told is told by then.
public final class LangChainCaller implements AutoCloseable {
    private final String provider;
    private final ProviderAccess access;
    private final ProviderHttp http;

    public LangChainCaller(String provider, ProviderAccess access) {
        this.provider = provider;
        this.access = access;
        http = new ProviderHttp(provider, access.connectTimeout());
    }

    /// Asks for one turn, as [dev.backendrig.model.ChatModel#stream] does.
    public ModelTurn call(ModelRequest request, Wire wire, Consumer<ModelEvent> events)
            throws InterruptedException {
        var listener = new TurnListener(provider, events);
        var client = new WireClient(http, access, wire, listener);
        try {
            speak(wire, client, listener);
            listener.check();
            return turn(request, wire.reader(), listener);
        } catch (ModelException e) {
            throw e.after(wire.reader().usage());
        } catch (InterruptedException e) {
            var given = new ModelInterruptedException(wire.reader().usage());
            given.initCause(e);
            throw given;
        }
    }

    private void speak(Wire wire, WireClient client, TurnListener listener) {
        try {
            wire.model(new WireClientBuilder(client, access)).chat(wire.request(), listener);
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            // The client throws nothing. The class alone: an exception's words may quote what was
            // to be sent.
            var detail = "the request cannot be written: " + e.getClass().getSimpleName();
            listener.fail(new ModelException(Kind.BAD_REQUEST, provider, detail));
        }
    }

    private ModelTurn turn(ModelRequest request, WireReader reader, TurnListener listener) {
        var said = listener.response();
        var calls = new ToolCalls(request.messages());
        said.toolExecutionRequests().forEach(calls::add);
        var raw = new RawTurn(provider, reader.raw(calls.calls()));
        var message = new Message.Assistant(listener.text(), calls.calls(), raw);
        var ending = ending(reader.ending(), calls);
        return new ModelTurn(message, ending, reader.usage(), List.of(), calls.broken());
    }

    private static Ending ending(Ending told, ToolCalls calls) {
        return calls.malformed() && told.kind() == Ending.Kind.COMPLETE
                ? new Ending(Ending.Kind.MALFORMED_CALL, told.providerReason())
                : told;
    }

    /// Ends all running calls and gives up the connections.
    @Override
    public void close() {
        http.close();
    }
}
