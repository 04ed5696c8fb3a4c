package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Streamable HTTP as the versions 2025-03-26, 2025-06-18 and 2025-11-25 have it ("Transports").
/// Thread-safe.
final class SessionEra {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int MAX_BATCH = 32;
    private static final Pattern EVENT_ID = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final McpSessions sessions;
    private final SessionMethods own;
    private final Methods methods;
    private final Browsers browsers;
    private final CallThreads threads;

    SessionEra(
            McpSessions sessions,
            SessionMethods own,
            Methods methods,
            Browsers browsers,
            CallThreads threads) {
        this.sessions = sessions;
        this.own = own;
        this.methods = methods;
        this.browsers = browsers;
        this.threads = threads;
    }

    /// A POST.
    HttpReply post(HttpAsk ask, JsonValue body) throws InterruptedException {
        if (body instanceof JsonArray batch) return batch(ask, batch);
        if (RpcMessage.read(body) instanceof RpcMessage.Request(var id, var method, var params)
                && method.equals("initialize")) {
            return initialize(ask, new RpcMessage.Request(id, method, params));
        }
        var session = session(ask);
        return switch (RpcMessage.read(body)) {
            case RpcMessage.Request request -> answer(ask, session, request);
            case RpcMessage.Notification notification -> {
                take(session, notification);
                yield new HttpReply.Nothing(ACCEPTED);
            }
            case RpcMessage.Response response -> {
                session.answered(response);
                yield new HttpReply.Nothing(ACCEPTED);
            }
        };
    }

    private HttpReply initialize(HttpAsk ask, RpcMessage.Request request)
            throws InterruptedException {
        if (ask.header(HttpAsk.SESSION) != null) {
            throw new BadHttpException(
                    BAD_REQUEST, RpcError.invalidRequest("This session has begun already."));
        }
        var client = SessionMethods.client(request);
        var session =
                sessions.open(id ->
                        new McpSession(
                                id,
                                client,
                                new BrowserWatch(browsers, methods.tools(), methods.resources())));
        session.watch().begin(ask);
        return new HttpReply.Message(
                OK,
                Rpc.result(request.id(), own.initialized(client)),
                Map.of(HttpAsk.SESSION, session.id()));
    }

    private McpSession session(HttpAsk ask) {
        var id = ask.header(HttpAsk.SESSION);
        if (id == null) {
            throw new BadHttpException(
                    BAD_REQUEST,
                    RpcError.invalidRequest(
                            "The header Mcp-Session-Id is missing; begin with initialize."));
        }
        return sessions.find(id)
                .orElseThrow(() ->
                        new BadHttpException(
                                NOT_FOUND,
                                RpcError.invalidRequest(
                                        "There is no such session any more; begin a new one"
                                                + " with initialize.")));
    }

    private HttpReply answer(HttpAsk ask, McpSession session, RpcMessage.Request request)
            throws InterruptedException {
        var asked = new McpRequest(request, session.client(), ask, session.talks());
        try {
            if (!Methods.isCall(request.method())) {
                return new HttpReply.Message(
                        OK, Rpc.result(request.id(), own.result(asked, session)));
            }
            methods.check(asked);
        } catch (RpcException e) {
            return new HttpReply.Message(OK, Rpc.error(request.id(), e.error()));
        }
        var stream = open(session);
        begin(asked, session, stream, stream::end);
        return read(session, stream, 0);
    }

    private static MessageStream open(McpSession session) {
        var stream = session.open();
        if (session.client().version().primesStreams()) stream.prime(RETRY);
        return stream;
    }

    private void begin(
            McpRequest request, McpSession session, MessageStream stream, Runnable onEnd) {
        var id = request.message().id();
        var line = new StreamLine(session, stream, id);
        var call =
                new Call(
                        methods.work(request, line),
                        line,
                        () -> {
                            session.ended(id);
                            onEnd.run();
                        });
        if (session.begins(id, call)) {
            threads.start(call);
            return;
        }
        line.fail(RpcError.invalidRequest("Too much is under way, or this very request is."));
        onEnd.run();
    }

    private HttpReply read(McpSession session, MessageStream stream, long after) {
        var reader = stream.read(after, session::used);
        if (reader == null) throw goneEvent();
        return new HttpReply.Stream(reader, false);
    }

    private static void take(McpSession session, RpcMessage.Notification notification) {
        if (!notification.method().equals("notifications/cancelled")) return;
        var id = notification.params().get("requestId");
        if (id != null) session.cancel(id);
    }

    /// Several messages in one body (JSON-RPC 2.0, 6), as only 2025-03-26 has it.
    private HttpReply batch(HttpAsk ask, JsonArray batch) throws InterruptedException {
        var session = session(ask);
        if (!session.client().version().hasBatches()) {
            throw new BadHttpException(
                    BAD_REQUEST,
                    RpcError.invalidRequest("This version has one message in a request."));
        }
        if (batch.isEmpty() || batch.size() > MAX_BATCH) {
            throw new BadHttpException(
                    BAD_REQUEST,
                    RpcError.invalidRequest("A batch has 1 to " + MAX_BATCH + " messages."));
        }
        var messages = batch.items().stream().map(RpcMessage::read).toList();
        return messages.stream().anyMatch(RpcMessage.Request.class::isInstance)
                ? answers(ask, session, messages)
                : taken(session, messages);
    }

    private static HttpReply taken(McpSession session, List<RpcMessage> messages) {
        messages.forEach(message -> take(session, message));
        return new HttpReply.Nothing(ACCEPTED);
    }

    private static void take(McpSession session, RpcMessage message) {
        switch (message) {
            case RpcMessage.Notification notification -> take(session, notification);
            case RpcMessage.Response response -> session.answered(response);
            case RpcMessage.Request _ -> throw new IllegalStateException("A request is answered");
        }
    }

    private HttpReply answers(HttpAsk ask, McpSession session, List<RpcMessage> messages)
            throws InterruptedException {
        var stream = open(session);
        var requests = messages.stream().filter(RpcMessage.Request.class::isInstance).count();
        var open = new AtomicInteger((int) requests);
        Runnable onEnd =
                () -> {
                    if (open.decrementAndGet() == 0) stream.end();
                };
        for (var message : messages) {
            if (message instanceof RpcMessage.Request request) {
                var asked = new McpRequest(request, session.client(), ask, session.talks());
                answerInBatch(asked, session, stream, onEnd);
            } else {
                take(session, message);
            }
        }
        return read(session, stream, 0);
    }

    private void answerInBatch(
            McpRequest request, McpSession session, MessageStream stream, Runnable onEnd)
            throws InterruptedException {
        var id = request.message().id();
        try {
            if (request.method().equals("initialize")) {
                throw new RpcException(
                        RpcError.invalidRequest("initialize must not be part of a batch."));
            }
            if (Methods.isCall(request.method())) {
                methods.check(request);
                begin(request, session, stream, onEnd);
                return;
            }
            stream.send(Rpc.result(id, own.result(request, session)));
        } catch (RpcException e) {
            stream.send(Rpc.error(id, e.error()));
        }
        onEnd.run();
    }

    /// A GET: the session's own stream, or where a client comes back, the one that broke off.
    HttpReply get(HttpAsk ask) {
        var session = session(ask);
        var last = ask.header("Last-Event-ID");
        if (last == null) return own(session, session.own().lastEvent(), ask);
        var id = EVENT_ID.matcher(last);
        if (!id.matches()) throw goneEvent();
        var after = Long.parseLong(id.group(2));
        var stream = session.stream(id.group(1)).orElseThrow(SessionEra::goneEvent);
        return stream == session.own() ? own(session, after, ask) : read(session, stream, after);
    }

    private static HttpReply own(McpSession session, long after, HttpAsk ask) {
        var reader = session.own().read(after, session::used);
        if (reader == null) throw goneEvent();
        return new HttpReply.Stream(new OwnSource(session, reader, ask), true);
    }

    private static BadHttpException goneEvent() {
        return new BadHttpException(
                BAD_REQUEST,
                RpcError.invalidRequest("Last-Event-ID is no event that is still kept."));
    }

    /// A DELETE: ends the session.
    HttpReply delete(HttpAsk ask) {
        sessions.end(session(ask));
        return new HttpReply.Nothing(NO_CONTENT);
    }
}
