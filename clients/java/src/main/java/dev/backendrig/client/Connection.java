package dev.backendrig.client;

import dev.backendrig.client.RigException.Kind;
import dev.backendrig.client.SocketLine.Heard;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps a socket to the server, on a thread of its own: connects again where it breaks, and knows
/// when not to. Messages may be sent by any thread.
final class Connection {
    private static final Duration WELCOMES_IN = Duration.ofSeconds(15);
    private static final Duration SILENT_FOR = Duration.ofSeconds(30);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    /// Looks at a quiet socket between two pings, which the server answers.
    private static final int PINGS_AFTER = 2;

    private static final Duration OPENS_IN = Duration.ofSeconds(30);
    private static final Duration SENDS_IN = Duration.ofSeconds(30);

    private static final int RULE_BROKEN = 1008;
    private static final int WENT_ELSEWHERE = 4001;

    private final Http http;
    private final Retries retries;
    private final User user;
    private final Thread thread = Thread.ofVirtual().name("rig-browser").unstarted(this::keep);

    private volatile @Nullable Open current;
    private volatile boolean isWelcome;
    private volatile boolean isClosed;
    private boolean hadSession;
    private int failures;

    /// Whom a connection serves.
    interface User {
        /// What each socket begins with.
        Map<String, ?> hello();

        void welcome(Fields session);

        /// Takes a message of a session.
        ///
        /// @throws IllegalArgumentException if the message is not what it should be
        void heard(String type, Fields data);

        /// Last, once.
        ///
        /// @param failure null where the connection was closed from here
        void ended(@Nullable RigException failure);
    }

    /// A socket with what it tells.
    ///
    /// @param sending who has it sends: a socket takes no second text before the first is sent
    /// @param ended done once the socket is given up, so that nobody waits for it any more
    private record Open(
            WebSocket socket,
            SocketLine line,
            ReentrantLock sending,
            CompletableFuture<@Nullable Object> ended) {
        Open(WebSocket socket, SocketLine line) {
            this(socket, line, new ReentrantLock(), new CompletableFuture<>());
        }

        void giveUp() {
            socket.abort();
            ended.completeExceptionally(new IOException("the socket has ended"));
        }
    }

    Connection(Http http, Retries retries, User user) {
        this.http = http;
        this.retries = retries;
        this.user = user;
    }

    void start() {
        thread.start();
    }

    /// Sends a message.
    ///
    /// @return whether there was a session to send the message to; it may break before it arrives
    boolean say(String type, Map<String, ?> data) {
        return isWelcome && send(message(type, data));
    }

    /// The same for messages without data, or with it beside the type.
    boolean say(Map<String, ?> message) {
        return isWelcome && send(message);
    }

    void close() {
        isClosed = true;
        thread.interrupt();
    }

    /// Waits for the end.
    ///
    /// @return whether it has ended
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    private static Map<String, ?> message(String type, Map<String, ?> data) {
        var message = new LinkedHashMap<String, Object>();
        message.put("type", type);
        message.put("data", data);
        return message;
    }

    private boolean send(Map<String, ?> message) {
        var to = current;
        if (to == null) return false;
        var text = JsonWriter.write(message);
        to.sending().lock();
        try {
            var sent = to.socket().sendText(text, true);
            await(CompletableFuture.anyOf(sent, to.ended()), SENDS_IN);
            return true;
        } catch (IOException e) {
            to.giveUp();
            to.line().broke("nothing could be sent");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            to.sending().unlock();
        }
    }

    private static <T> T await(Future<T> done, Duration limit)
            throws IOException, InterruptedException {
        try {
            return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("not within " + limit, e);
        }
    }

    private void keep() {
        RigException failure = null;
        try {
            while (failure == null && !isClosed) {
                failure = once();
                if (failure == null && !isClosed) retries.pause(failures++);
            }
        } catch (InterruptedException e) {
            // Closed from here: the thread ends.
            isClosed = true;
        } finally {
            isWelcome = false;
            hangUp();
            user.ended(isClosed ? null : failure);
        }
    }

    private void hangUp() {
        var last = current;
        if (last == null) return;
        var open = last.socket();
        var closing = open.sendClose(WebSocket.NORMAL_CLOSURE, "");
        try {
            await(closing, Duration.ofSeconds(2));
        } catch (IOException e) {
            open.abort();
        } catch (InterruptedException e) {
            open.abort();
            Thread.currentThread().interrupt();
        }
    }

    /// One socket, from its beginning to its end.
    ///
    /// @return why there is no use in connecting again; null where there is
    private @Nullable RigException once() throws InterruptedException {
        try {
            var line = new SocketLine();
            var open = open(line);
            var now = new Open(open, line);
            current = now;
            send(message("hello", user.hello()));
            var end = listen(open, line);
            now.giveUp();
            return reasonToEnd(end);
        } catch (WebSocketHandshakeException e) {
            return refused(e);
        } catch (IOException e) {
            return mayTryAgain() ? null : http.unreachable("no socket", e);
        } finally {
            isWelcome = false;
        }
    }

    private WebSocket open(SocketLine line) throws IOException, InterruptedException {
        var address = http.server().resolve("ws?protocol=2").toString().replaceFirst("^http", "ws");
        var builder = http.client().newWebSocketBuilder().connectTimeout(OPENS_IN);
        http.token().ifPresent(it -> builder.header("Authorization", "Bearer " + it));
        return await(builder.buildAsync(URI.create(address), line), OPENS_IN);
    }

    private Heard.Closed listen(WebSocket open, SocketLine line) throws InterruptedException {
        while (true) {
            switch (next(open, line)) {
                case Heard.Closed closed -> {
                    return closed;
                }
                case Heard.Text(var text) -> take(text);
            }
        }
    }

    /// The next message. A quiet socket is looked at and tried, as not every way to lose one is told:
    /// the server waits 10 s for a browser that is asked for something.
    private Heard next(WebSocket open, SocketLine line) throws InterruptedException {
        var limit = (isWelcome ? SILENT_FOR : WELCOMES_IN).dividedBy(LOOKS_EVERY);
        for (var looks = 1; looks < limit; looks++) {
            var heard = line.queue.poll(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (heard != null) return heard;
            if (open.isInputClosed()) line.broke("the other side is gone");
            if (looks % PINGS_AFTER == 0) say(Map.of("type", "Ping"));
        }
        return new Heard.Closed(SocketLine.BROKEN, "it fell silent");
    }

    /// What is broken or unknown is passed over.
    private void take(String text) {
        try {
            var message = Fields.read(text);
            var type = message.text("type");
            if (!type.equals("session_init")) user.heard(type, message.object("data"));
            else welcome(message.object("data"));
        } catch (IllegalArgumentException e) {
            return;
        }
    }

    private void welcome(Fields session) {
        session.needed("session_id");
        isWelcome = true;
        hadSession = true;
        failures = 0;
        user.welcome(session);
    }

    private @Nullable RigException reasonToEnd(Heard.Closed end) {
        if (end.code() == WENT_ELSEWHERE) {
            return lost("the session goes on with another socket");
        }
        // Later it is a message that took too long, which another connection may mend.
        if (end.code() == RULE_BROKEN && !isWelcome) {
            return lost("the server did not accept the hello: " + end.reason());
        }
        if (mayTryAgain()) return null;
        return http.unreachable("the socket closed with " + end.code() + " " + end.reason(), null);
    }

    private static RigException lost(String message) {
        return new RigException(Kind.SESSION_LOST, message, null);
    }

    private @Nullable RigException refused(WebSocketHandshakeException e) {
        var status = e.getResponse().statusCode();
        var isPassing = status == 408 || status == 429 || status >= 500;
        if (isPassing && mayTryAgain()) return null;
        try {
            // The answer to a handshake has no body here; another path says why.
            http.json(http.request("agent/info"));
        } catch (RigException why) {
            return why;
        }
        return new RigException(Problem.of(status, "", Optional.empty()));
    }

    /// Whoever has never had a session is better told at once.
    private boolean mayTryAgain() {
        return hadSession && failures < retries.attempts();
    }
}
