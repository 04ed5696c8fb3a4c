package dev.backendrig.http.socket;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.ClientSocket;
import dev.backendrig.browser.session.HelloReader;
import dev.backendrig.browser.session.HelloReading;
import dev.backendrig.browser.session.ServerMessages;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One browser's WebSocket: hands its messages to its session and keeps it alive.
///
/// Jetty calls the listener methods one at a time, on a virtual thread and never on the selector's,
/// and reads on when they return; the rest may be called from any thread. The class is public
/// because Jetty calls no others.
public final class BrowserSocket implements Session.Listener.AutoDemanding, ClientSocket {
    /// The close code of a peer that breaks a rule of ours (RFC 6455, 7.4.1).
    private static final int POLICY_VIOLATION = 1008;

    /// The close code of a peer whose message is too long (RFC 6455, 7.4.1).
    private static final int MESSAGE_TOO_BIG = 1009;

    /// The close code of a peer that cannot keep up, or that comes when there is no room (RFC 6455
    /// registry, "Try Again Later").
    private static final int TRY_AGAIN_LATER = 1013;

    private static final String LONG_HELLO =
            "hello is over 256 KiB: declare fewer or shorter tools";

    private final SocketContext context;
    private final EndPoint endPoint;
    private final String clientId;
    private final @Nullable String origin;
    private final boolean extended;
    private final AtomicBoolean closing = new AtomicBoolean();

    private volatile @Nullable Session session;
    private volatile @Nullable OutboundQueue queue;
    private volatile @Nullable BrowserSession browser;
    private volatile @Nullable Future<?> keepAlive;
    private volatile @Nullable Future<?> hello;
    private volatile boolean gone;

    private final IncomingText incoming;

    // Only the timer's thread uses these.
    private long bytesHeard;
    private int silentRounds;

    /// @param endPoint of the connection, which outlives the change of protocol
    /// @param extended whether the client asked for the extended protocol, in which it speaks first
    BrowserSocket(
            SocketContext context,
            EndPoint endPoint,
            String clientId,
            @Nullable String origin,
            boolean extended) {
        this.context = context;
        this.endPoint = endPoint;
        this.clientId = clientId;
        this.origin = origin;
        this.extended = extended;
        this.incoming = new IncomingText(context.settings().messageBytes(), context.room());
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        queue = new OutboundQueue(opened, context.settings());
        context.sessions().opened(this);
        if (extended) awaitHello();
        else serve(context.sessions().open(this, clientId, origin));
        var period = context.settings().keepAlive().toNanos();
        keepAlive =
                context.timer()
                        .scheduleAtFixedRate(this::keepAlive, period, period, TimeUnit.NANOSECONDS);
        // The socket may have been closed or lost meanwhile, when there was nothing to end yet.
        if (closing.get()) quiet();
        if (gone) cleanUp();
    }

    /// @param now the session whose browser this is from now on
    private void serve(BrowserSession now) {
        browser = now;
        if (closing.get()) context.sessions().closing(this, now);
        if (gone) cleanUp();
    }

    private void awaitHello() {
        var time = context.sessions().extended().helloTime().toNanos();
        Runnable impatience =
                () -> {
                    if (browser == null) refuse(HelloReader.SAY_HELLO);
                };
        hello = context.timer().schedule(impatience, time, TimeUnit.NANOSECONDS);
    }

    private void greet(String message) {
        if (Utf8Length.of(message) > context.sessions().extended().helloBytes()) {
            refuse(LONG_HELLO);
            return;
        }
        switch (HelloReader.read(message)) {
            case HelloReading.Fault(var reason) -> refuse(reason);
            case HelloReading.Understood(var said) ->
                    context.sessions().greet(this, said, clientId, origin).ifPresent(this::serve);
        }
    }

    private void refuse(String reason) {
        context.sessions().refused();
        close(POLICY_VIOLATION, reason);
    }

    @Override
    public void onWebSocketPartialText(String payload, boolean last) {
        if (closing.get()) return;
        // Most messages are one piece, no longer than the buffer it was read into: never held.
        if (last && incoming.isEmpty()) receive(payload);
        else if (isHeld(payload) && last) receive(incoming.take());
    }

    private boolean isHeld(String piece) {
        return switch (incoming.add(piece)) {
            case TAKEN -> !isTooLongForHello();
            case TOO_LONG -> {
                close(MESSAGE_TOO_BIG, "the message is too long");
                yield false;
            }
            case NO_ROOM -> {
                context.meters().crowded();
                close(TRY_AGAIN_LATER, "too many long messages arrive at once");
                yield false;
            }
        };
    }

    private boolean isTooLongForHello() {
        var most = context.sessions().extended().helloBytes();
        if (!extended || browser != null || incoming.bytes() <= most) return false;
        refuse(LONG_HELLO);
        return true;
    }

    private void receive(String message) {
        var now = browser;
        if (now != null) now.receive(message);
        else if (extended) greet(message);
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        var now = browser;
        if (last && now != null) now.receiveBinary();
        if (extended && now == null && !closing.get()) refuse(HelloReader.SAY_HELLO);
        callback.succeed();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        offer(out -> out.addPong(payload));
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        // Its bytes were the sign of life. Left out, this method would leave the frame's buffer
        // with Jetty for ever.
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        // Jetty has chosen the close code and calls onWebSocketClose next. Its own handling of a
        // missing method would log the fault with what the peer sent.
    }

    @Override
    public void onWebSocketClose(int statusCode, @Nullable String reason, Callback callback) {
        gone = true;
        cleanUp();
        callback.succeed();
    }

    @Override
    public boolean send(String text) {
        return offer(out -> out.addText(text));
    }

    @Override
    public void close(int code, String reason) {
        var open = session;
        if (open == null || !closing.compareAndSet(false, true)) return;
        var now = browser;
        if (now != null) context.sessions().closing(this, now);
        quiet();
        var patience = context.settings().closeTimeout().toNanos();
        try {
            // The connection has no idle timeout that would end the wait for the peer's answer.
            var _ = context.timer().schedule(open::disconnect, patience, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The server has stopped; its connections end with it.
        }
        CloseFrame.send(open, code, reason);
    }

    private boolean offer(Function<OutboundQueue, OutboundQueue.Outcome> message) {
        var out = queue;
        if (out == null) return false;
        return switch (message.apply(out)) {
            case TAKEN -> true;
            case CLOSED -> false;
            case OVERFLOWED -> {
                context.meters().overflowed();
                close(TRY_AGAIN_LATER, "too many messages wait to be read");
                yield false;
            }
        };
    }

    private void cleanUp() {
        quiet();
        context.sessions().closed(this, browser);
    }

    private void quiet() {
        var timer = keepAlive;
        if (timer != null) timer.cancel(false);
        var impatience = hello;
        if (impatience != null) impatience.cancel(false);
        var out = queue;
        if (out != null) out.shut();
        incoming.close();
    }

    private void keepAlive() {
        var heard = endPoint.getConnection().getBytesIn();
        silentRounds = heard == bytesHeard ? silentRounds + 1 : 0;
        bytesHeard = heard;
        var open = session;
        if (open == null) return;
        if (silentRounds >= context.settings().silentRounds()) {
            context.meters().silent();
            open.disconnect();
            return;
        }
        if (incoming.isSlowerThan(context.settings().messageTime())) {
            close(POLICY_VIOLATION, "the message takes too long");
            return;
        }
        // The text keeps an extension's worker alive; the control frame makes every peer that is
        // still there answer.
        if (browser != null) send(ServerMessages.PONG);
        offer(OutboundQueue::addPing);
    }
}
