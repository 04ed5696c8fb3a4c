package dev.backendrig.model.langchain;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.http.EventSink;
import dev.backendrig.model.http.ProviderExchange;
import dev.langchain4j.http.client.sse.CancellationUnsupportedHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/// Leads a response's events past the provider's reader to LangChain4j. Used by one thread.
///
/// LangChain4j goes on after an exception of whoever listens to it, and so do some of its models
/// after one of their own. Here the first one ends the reading.
final class WireSink implements EventSink {
    /// A call is given up by an interrupt, never through LangChain4j.
    private final ServerSentEventContext context =
            new ServerSentEventContext(new CancellationUnsupportedHandle());

    private final ProviderExchange exchange;
    private final WireReader reader;
    private final ServerSentEventListener listener;
    private final TurnListener turn;

    WireSink(
            ProviderExchange exchange,
            WireReader reader,
            ServerSentEventListener listener,
            TurnListener turn) {
        this.exchange = exchange;
        this.reader = reader;
        this.listener = listener;
        this.turn = turn;
    }

    @Override
    public void take(String type, JsonObject event) {
        reader.take(new WireEvent(type, event)).forEach(this::give);
    }

    @Override
    public void takeDone() {
        reader.takeDone();
    }

    @Override
    public boolean finished() {
        return reader.finished();
    }

    @Override
    public boolean over() {
        return reader.over();
    }

    void giveRest() {
        reader.rest().forEach(this::give);
    }

    private void give(WireEvent event) {
        var name = event.type().isEmpty() ? null : event.type();
        try {
            listener.onEvent(new ServerSentEvent(name, Json.write(event.data())), context);
        } catch (RuntimeException e) {
            // The class alone: an exception's words may quote the answer.
            turn.fail(exchange.failure(Kind.UNREADABLE, e.getClass().getSimpleName()));
        }
        turn.rethrow();
    }
}
