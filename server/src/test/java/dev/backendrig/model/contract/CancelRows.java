package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.model.ModelException;
import dev.backendrig.model.gemini.FullListener;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// An interrupt ends a call and closes its connection within 100 ms at every stage.
interface CancelRows extends Rows {
    Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    default void cancelsWhileTheConnectionIsBeingMade() throws Exception {
        try (var full = new FullListener()) {
            var model = stand().modelAt(full.address(), Stand.KEY, Stand.LONG);
            try {
                var run = RunningCall.start(model, _ -> {});
                full.awaitAttempt();
                run.interruptAndAwaitEnd();
                // The system repeats the attempt until it is answered; then no request may come.
                assertThat(full.answerAttempt()).isEmpty();
            } finally {
                Stand.close(model);
            }
        }
    }

    @Test
    default void cancelsWhileTheSecureConnectionIsBeingMade() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
            var host = URI.create("https://127.0.0.1:" + silent.getLocalPort());
            var model = stand().modelAt(host, Stand.KEY, Stand.LONG);
            try {
                var run = RunningCall.start(model, _ -> {});
                try (var socket = silent.accept()) {
                    socket.setSoTimeout((int) PATIENCE.toMillis());
                    assertThat(socket.getInputStream().read()).isEqualTo(22); // a TLS handshake
                    run.interruptAndAwaitEnd();
                    socket.setSoTimeout((int) Math.max(1, run.left().toMillis()));
                    assertThat(readsToItsEnd(socket)).isTrue();
                }
            } finally {
                Stand.close(model);
            }
        }
    }

    @Test
    default void cancelsBeforeTheHead() throws Exception {
        var never = new Gate();
        cancelsOnceAsked(Reply.silentUntil(never), never);
    }

    @Test
    default void cancelsBeforeTheFirstEvent() throws Exception {
        var never = new Gate();
        cancelsOnceAsked(stand().wire.stream().hold(never), never);
    }

    @Test
    default void cancelsWhileAnErrorsBodyIsRead() throws Exception {
        var never = new Gate();
        cancelsOnceAsked(Reply.status(503).raw("{").hold(never), never);
    }

    @Test
    default void cancelsWhileTheModelIsSilentInTheMiddle() throws Exception {
        var never = new Gate();
        cancelsOnceSpoken(half().hold(never), never);
    }

    @Test
    default void cancelsWhileTheModelIsSilentWithinAnEvent() throws Exception {
        var never = new Gate();
        cancelsOnceSpoken(half().raw("data").hold(never), never);
    }

    @Test
    default void cancelsWhileTheModelSpeaksWithoutAPause() throws Exception {
        var pieces = new String[20_000];
        Arrays.fill(pieces, "word ");
        cancelsOnceSpoken(stand().reply(Script.of(Say.text(pieces))), new Gate());
    }

    @Test
    default void cancelsAfterTheEndWasToldAndTheConnectionStaysOpen() throws Exception {
        var never = new Gate();
        stand().server.enqueue(stand().reply(Script.of(Say.text("all"))).hold(never));
        try {
            var run = RunningCall.start(stand().model, _ -> {});
            var call = stand().server.takeCall();
            run.interrupt();
            // Whether the turn was whole by then is a matter of luck; that it ends is not.
            run.awaitEnd();
            assertThat(call.awaitClientClosed(PATIENCE)).isTrue();
        } finally {
            never.open();
        }
    }

    @Test
    default void closesTheConnectionWhereTheReceiverThrows() throws Exception {
        var never = new Gate();
        stand().server.enqueue(half().hold(never));
        try {
            assertThatThrownBy(() ->
                            stand().model.stream(
                                    Stand.HELLO,
                                    _ -> {
                                        throw new IllegalStateException("gone");
                                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("gone");
            var call = stand().server.takeCall();
            assertThat(call.awaitClientClosed(RunningCall.PROMPT)).isTrue();
        } finally {
            never.open();
        }
    }

    @Test
    default void endsItsCallsWhereTheModelIsClosed() throws Exception {
        var never = new Gate();
        stand().server.enqueue(Reply.silentUntil(never));
        try {
            var run = RunningCall.start(stand().model, _ -> {});
            var call = stand().server.takeCall();
            Stand.close(stand().model);
            assertThat(run.awaitEnd()).isInstanceOf(ModelException.class);
            assertThat(call.awaitClientClosed(PATIENCE)).isTrue();
        } finally {
            never.open();
        }
    }

    @Test
    default void doesNotHarmTheNextCall() throws Exception {
        var never = new Gate();
        cancelsOnceAsked(Reply.silentUntil(never), never);
        assertThat(stand().ask(Script.of(Say.text("fine"))).message().text()).isEqualTo("fine");
    }

    private void cancelsOnceAsked(Reply reply, Gate never) throws Exception {
        stand().server.enqueue(reply);
        try {
            var run = RunningCall.start(stand().model, _ -> {});
            var call = stand().server.takeCall();
            run.interruptAndAwaitEnd();
            assertThat(call.awaitClientClosed(run.left())).isTrue();
        } finally {
            never.open();
        }
    }

    private void cancelsOnceSpoken(Reply reply, Gate never) throws Exception {
        stand().server.enqueue(reply);
        var spoken = new Gate();
        try {
            var run = RunningCall.start(stand().model, _ -> spoken.open());
            assertThat(spoken.await(PATIENCE)).isTrue();
            run.interruptAndAwaitEnd();
            assertThat(stand().server.takeCall().awaitClientClosed(run.left())).isTrue();
        } finally {
            never.open();
        }
    }

    private Reply half() {
        var reply = stand().wire.stream();
        for (var event : stand().wire.events(Script.of(Say.text("half")))) {
            reply.raw(event.text());
            if (event.tells()) break;
        }
        return reply;
    }

    private static boolean readsToItsEnd(Socket socket) throws IOException {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
