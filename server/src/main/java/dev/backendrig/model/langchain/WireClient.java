package dev.backendrig.model.langchain;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.http.ErrorBody;
import dev.backendrig.model.http.EventReader;
import dev.backendrig.model.http.ProviderExchange;
import dev.backendrig.model.http.ProviderHttp;
import dev.backendrig.model.http.ResponseHead;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/// LangChain4j's HTTP client for one call: it sends the request and reads the answer on the thread
/// that calls, and tells one end, a good or a bad one, before it returns. It throws nothing; what
/// went wrong is kept by the [TurnListener], past the exceptions that LangChain4j makes of it.
final class WireClient implements HttpClient {
    private final ProviderHttp http;
    private final ProviderAccess access;
    private final Wire wire;
    private final TurnListener turn;

    WireClient(ProviderHttp http, ProviderAccess access, Wire wire, TurnListener turn) {
        this.http = http;
        this.access = access;
        this.wire = wire;
        this.turn = turn;
    }

    /// Streaming models do not ask for this.
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("every answer is streamed");
    }

    /// @param parser not used: the cutting into events is ours, see [Wire#framing]
    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            exchange(request, listener);
            listener.onClose();
        } catch (InterruptedException | RuntimeException | Error e) {
            turn.fail(e);
            listener.onError(e);
        }
    }

    private void exchange(HttpRequest request, ServerSentEventListener listener)
            throws InterruptedException {
        try (var exchange = http.send(post(request), access.firstEventTimeout())) {
            var head = ResponseHead.await(exchange);
            if (!head.isSuccess()) throw wire.failure(head, ErrorBody.read(exchange, head));
            listener.onOpen(success(head));
            read(exchange, listener);
        }
    }

    private void read(ProviderExchange exchange, ServerSentEventListener listener)
            throws InterruptedException {
        var reader = wire.reader();
        var sink = new WireSink(exchange, reader, listener, turn);
        new EventReader(exchange, wire.framing(), access.idleTimeout(), sink).read();
        if (!reader.finished()) {
            var detail = "the answer stops before its end was told";
            throw exchange.failure(Kind.BROKEN_STREAM, detail);
        }
        sink.giveRest();
    }

    private java.net.http.HttpRequest post(HttpRequest request) {
        var body = Json.writeBytes(wire.body(written(request.body())));
        var post =
                ProviderHttp.request(URI.create(request.url()))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body));
        wire.headers().forEach(post::setHeader);
        return post.build();
    }

    private static JsonObject written(String body) {
        if (Json.parse(body) instanceof JsonObject object) return object;
        throw new JsonException("a request's body is no JSON object");
    }

    private static SuccessfulHttpResponse success(ResponseHead head) {
        return SuccessfulHttpResponse.builder()
                .statusCode(head.status())
                .headers(head.headers().map())
                .build();
    }
}
