package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.config.Secret;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ProviderAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No wait is without an end, and only a whole event is a sign of life.
@Timeout(20)
class GeminiTimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Gate never = new Gate();
    private GeminiFixture gemini = new GeminiFixture(SHORT, LONG);

    @AfterEach
    void close() {
        never.open();
        gemini.close();
    }

    @Test
    void endsTheWaitForAConnection() throws Exception {
        try (var full = new FullListener();
                var model = connectingIn(SHORT, full.address())) {
            assertThatThrownBy(() -> model.stream(GeminiFixture.HELLO, _ -> {}))
                    .hasMessage("gemini: UNREACHABLE: HttpConnectTimeoutException");
        }
    }

    @Test
    void endsTheWaitForTheHead() throws Exception {
        assertThat(gemini.fail(Reply.silentUntil(never)).kind()).isEqualTo(Kind.NO_FIRST_EVENT);
        assertThat(gemini.fake.takeCall().awaitClientClosed(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void endsTheWaitForTheFirstEvent() throws Exception {
        assertThat(gemini.fail(Reply.stream().hold(never)).kind()).isEqualTo(Kind.NO_FIRST_EVENT);
        assertThat(gemini.fake.takeCall().awaitClientClosed(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void takesCommentsForNoFirstEvent() {
        assertThat(gemini.fail(trickle(Reply.stream(), ": wait\r\n\r\n")).kind())
                .isEqualTo(Kind.NO_FIRST_EVENT);
    }

    @Test
    void takesBytesThatNeverMakeAnEventForNoFirstEvent() {
        assertThat(gemini.fail(trickle(Reply.stream(), "data: ")).kind())
                .isEqualTo(Kind.NO_FIRST_EVENT);
    }

    @Test
    void endsTheWaitForTheNextEvent() {
        withIdleTimeout();
        assertThat(gemini.fail(Reply.stream(Chunks.text("half")).hold(never)).kind())
                .isEqualTo(Kind.IDLE);
        assertThat(gemini.text()).isEqualTo("half");
    }

    @Test
    void takesCommentsForNoNextEvent() {
        withIdleTimeout();
        assertThat(gemini.fail(trickle(Reply.stream(Chunks.text("half")), ": wait\r\n\r\n")).kind())
                .isEqualTo(Kind.IDLE);
    }

    @Test
    void doesNotCountTheTimeThatTheReceiverTakes() throws Exception {
        withIdleTimeout();
        var handled = new Gate();
        var reply = Reply.stream(Chunks.text("a"), Chunks.text("b")).hold(handled);
        gemini.fake.enqueue(reply.event(Chunks.finish("STOP")));
        var turn =
                gemini.model.stream(
                        GeminiFixture.HELLO,
                        event -> {
                            if (!event.equals(new ModelEvent.TextDelta("b"))) return;
                            assertThat(await(never, SHORT.multipliedBy(2))).isFalse();
                            handled.open();
                        });
        assertThat(turn.message().text()).isEqualTo("ab");
    }

    @Test
    void aSlowStreamOfEventsIsNotIdle() throws Exception {
        withIdleTimeout();
        var reply = Reply.stream();
        for (var i = 0; i < 10; i++) reply.event(Chunks.text("a")).pause(SHORT.dividedBy(3));
        assertThat(gemini.ask(reply.event(Chunks.finish("STOP"))).message().text()).hasSize(10);
    }

    @Test
    void theFirstEventMayTakeLongerThanTheOthers() throws Exception {
        withIdleTimeout();
        var gate = new Gate();
        gemini.fake.enqueue(Reply.silentUntil(gate).event(Chunks.finish("STOP")));
        var opener =
                Thread.ofVirtual()
                        .start(() -> {
                            if (!await(never, SHORT.multipliedBy(2))) gate.open();
                        });
        assertThat(gemini.model.stream(GeminiFixture.HELLO, _ -> {}).message().text()).isEmpty();
        opener.join(LONG);
    }

    @Test
    void namesTheProviderAndNoText() {
        ModelException failure = gemini.fail(Reply.silentUntil(never));
        assertThat(failure).hasMessage("gemini: NO_FIRST_EVENT: nothing came in time");
    }

    private void withIdleTimeout() {
        gemini.close();
        gemini = new GeminiFixture(LONG, SHORT);
    }

    private static GeminiChatModel connectingIn(Duration time, URI base) {
        var key = Optional.of(new Secret("key"));
        var access = new ProviderAccess(base, key, time, LONG, LONG);
        return GeminiFixture.model(access, "gemini-flash-latest", false);
    }

    private static Reply trickle(Reply reply, String piece) {
        for (var i = 0; i < 500; i++) reply.raw(piece).pause(Duration.ofMillis(10));
        return reply;
    }

    private static boolean await(Gate gate, Duration time) {
        try {
            return gate.await(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
