package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.RetryPolicy;
import dev.backendrig.model.RetryTime;
import dev.backendrig.model.RetryingChatModel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An interrupt ends a call and closes its connection within 100 ms at every stage.
class GeminiCancelTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration PROMPT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GeminiFixture gemini = new GeminiFixture();
    private final Gate never = new Gate();

    @AfterEach
    void close() {
        never.open();
        gemini.close();
    }

    @Test
    void whileWaitingForTheHead() throws Exception {
        gemini.fake.enqueue(Reply.silentUntil(never));
        var run = start(gemini.model, _ -> {});
        var call = gemini.fake.takeCall();
        run.interruptAndAwaitEnd();
        assertThat(call.awaitClientClosed(run.left())).isTrue();
    }

    @Test
    void whileTheModelIsSilentBeforeItsFirstEvent() throws Exception {
        gemini.fake.enqueue(Reply.stream().raw(": hello\r\n\r\n").hold(never));
        var run = start(gemini.model, _ -> {});
        var call = gemini.fake.takeCall();
        run.interruptAndAwaitEnd();
        assertThat(call.awaitClientClosed(run.left())).isTrue();
    }

    @Test
    void whileTheModelIsSilentInTheMiddle() throws Exception {
        gemini.fake.enqueue(Reply.stream(Chunks.text("half")).hold(never));
        var spoken = new Gate();
        var run = start(gemini.model, _ -> spoken.open());
        assertThat(spoken.await(PATIENCE)).isTrue();
        run.interruptAndAwaitEnd();
        assertThat(gemini.fake.takeCall().awaitClientClosed(run.left())).isTrue();
    }

    @Test
    void whileTheModelSpeaksWithoutAPause() throws Exception {
        var reply = Reply.stream();
        for (var i = 0; i < 20_000; i++) reply.event(Chunks.text("word "));
        gemini.fake.enqueue(reply);
        var spoken = new Gate();
        var run = start(gemini.model, _ -> spoken.open());
        assertThat(spoken.await(PATIENCE)).isTrue();
        run.interruptAndAwaitEnd();
        assertThat(gemini.fake.takeCall().awaitClientClosed(run.left())).isTrue();
    }

    @Test
    void whileAnErrorBodyIsRead() throws Exception {
        gemini.fake.enqueue(Reply.status(503).raw("{").hold(never));
        var run = start(gemini.model, _ -> {});
        var call = gemini.fake.takeCall();
        run.interruptAndAwaitEnd();
        assertThat(call.awaitClientClosed(run.left())).isTrue();
    }

    @Test
    void whileTheConnectionIsBeingMade() throws Exception {
        try (var full = new FullListener();
                var model = modelAt(full.address())) {
            var run = start(model, _ -> {});
            full.awaitAttempt();
            run.interruptAndAwaitEnd();
            // The system repeats the attempt until it is answered; then there must come no request.
            assertThat(full.answerAttempt()).isEmpty();
        }
    }

    @Test
    void whileTheSecureConnectionIsBeingMade() throws Exception {
        try (var silent = new ServerSocket(0, 10, LOOPBACK);
                var model = modelAt(URI.create("https://127.0.0.1:" + silent.getLocalPort()))) {
            var run = start(model, _ -> {});
            try (var socket = silent.accept()) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(socket.getInputStream().read()).isEqualTo(22); // a TLS handshake record
                run.interruptAndAwaitEnd();
                socket.setSoTimeout((int) Math.max(1, run.left().toMillis()));
                assertThat(readsToItsEnd(socket)).isTrue();
            }
        }
    }

    @Test
    void whileWaitingForAnotherAttempt() throws Exception {
        gemini.fake.enqueue(Reply.status(429).header("Retry-After", "15").raw(""));
        var pausing = new Gate();
        var time =
                new RetryTime() {
                    @Override
                    public Duration now() {
                        return RetryTime.system().now();
                    }

                    @Override
                    public void pause(Duration length) throws InterruptedException {
                        pausing.open();
                        RetryTime.system().pause(length);
                    }
                };
        var model =
                new RetryingChatModel(
                        gemini.model, RetryPolicy.DEFAULT, time, RandomGenerator.getDefault());
        var run = start(model, _ -> {});
        assertThat(pausing.await(PATIENCE)).isTrue();
        run.interruptAndAwaitEnd();
        assertThat(gemini.fake.requests()).hasSize(1);
    }

    @Test
    void beforeItBegins() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gemini.ask(Reply.stream(Chunks.finish("STOP"))))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void closesTheConnectionWhenTheReceiverThrows() throws Exception {
        gemini.fake.enqueue(Reply.stream(Chunks.text("half")).hold(never));
        assertThatThrownBy(() ->
                        gemini.model.stream(
                                GeminiFixture.HELLO,
                                _ -> {
                                    throw new IllegalStateException("the reader is gone");
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the reader is gone");
        assertThat(gemini.fake.takeCall().awaitClientClosed(PROMPT)).isTrue();
    }

    @Test
    void closingTheModelEndsItsCalls() throws Exception {
        gemini.fake.enqueue(Reply.silentUntil(never));
        var run = start(gemini.model, _ -> {});
        var call = gemini.fake.takeCall();
        gemini.model.close();
        assertThat(run.awaitEnd()).isNotNull();
        assertThat(call.awaitClientClosed(PATIENCE)).isTrue();
    }

    @Test
    void aClosedModelAsksNothing() {
        gemini.model.close();
        var failure = gemini.fail(Reply.stream(Chunks.finish("STOP")));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void theNextCallIsNotHarmed() throws Exception {
        gemini.fake.enqueue(Reply.silentUntil(never));
        var run = start(gemini.model, _ -> {});
        gemini.fake.takeCall();
        run.interruptAndAwaitEnd();
        assertThat(
                        gemini.ask(Reply.stream(Chunks.text("fine"), Chunks.finish("STOP")))
                                .message()
                                .text())
                .isEqualTo("fine");
    }

    private static Run start(ChatModel model, Consumer<ModelEvent> events) {
        return new Run(
                new FutureTask<>(() -> {
                    try {
                        model.stream(GeminiFixture.HELLO, events);
                        return null;
                    } catch (InterruptedException | RuntimeException e) {
                        return e;
                    }
                }));
    }

    private static GeminiChatModel modelAt(URI base) {
        var minute = Duration.ofMinutes(1);
        var access = GeminiFixture.access(base, "key", minute, minute);
        return GeminiFixture.model(access, "gemini-flash-latest", false);
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

    /// A call on a virtual thread of its own.
    private static final class Run {
        private final FutureTask<@Nullable Exception> end;
        private final Thread thread;
        private long interruptedAt;

        Run(FutureTask<@Nullable Exception> end) {
            this.end = end;
            thread = Thread.ofVirtual().start(end);
        }

        void interruptAndAwaitEnd() throws Exception {
            interruptedAt = System.nanoTime();
            thread.interrupt();
            assertThat(awaitEnd()).isInstanceOf(InterruptedException.class);
            assertThat(left()).isPositive();
        }

        @Nullable Exception awaitEnd() throws Exception {
            return end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }

        /// What is left of the time in which the connection must be closed.
        Duration left() {
            return PROMPT.minusNanos(System.nanoTime() - interruptedAt);
        }
    }
}
