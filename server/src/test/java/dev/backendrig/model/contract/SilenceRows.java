package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.gemini.FullListener;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No wait is without an end, and only what means something is a sign of life.
interface SilenceRows extends Rows {
    @Test
    default void endsTheWaitForAConnection() throws Exception {
        try (var full = new FullListener()) {
            var model = stand().modelAt(full.address(), Stand.KEY, Stand.SHORT);
            try {
                var failure =
                        catchThrowableOfType(
                                ModelException.class, () -> model.stream(Stand.HELLO, _ -> {}));
                assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            } finally {
                Stand.close(model);
            }
        }
    }

    @Test
    default void endsTheWaitForTheHead() throws Exception {
        var never = new Gate();
        checkFirst(Reply.silentUntil(never), never);
    }

    @Test
    default void endsTheWaitForTheFirstEvent() throws Exception {
        var never = new Gate();
        checkFirst(stand().wire.stream().hold(never), never);
    }

    @Test
    default void takesWhatMeansNothingForNoFirstEvent() throws Exception {
        var noise = stand().wire.noise().getFirst();
        checkFirst(trickle(stand().wire.stream(), noise), new Gate());
    }

    @Test
    default void endsTheWaitForTheNextEvent() throws Exception {
        var never = new Gate();
        try (var stand = stand().patient(Stand.LONG, Stand.SHORT)) {
            var failure = stand.fail(half(stand).hold(never));
            assertThat(failure.kind()).isEqualTo(Kind.IDLE);
            assertThat(stand.text()).isEqualTo("half");
            assertThat(stand.server.takeCall().awaitClientClosed(Duration.ofSeconds(1))).isTrue();
        } finally {
            never.open();
        }
    }

    @Test
    default void takesBytesThatNeverMakeAnEventForSilence() {
        try (var stand = stand().patient(Stand.LONG, Stand.SHORT)) {
            assertThat(stand.fail(trickle(half(stand), "data")).kind()).isEqualTo(Kind.IDLE);
        }
    }

    @Test
    default void aSlowStreamIsNotIdle() throws Exception {
        var pieces = new String[10];
        Arrays.fill(pieces, "a");
        try (var stand = stand().patient(Stand.LONG, Stand.SHORT.multipliedBy(2))) {
            var reply = stand.wire.stream();
            for (var event : stand.wire.events(Script.of(Say.text(pieces)))) {
                reply.raw(event.text()).pause(Stand.SHORT.dividedBy(3));
            }
            assertThat(stand.ask(reply).message().text()).hasSize(10);
        }
    }

    @Test
    default void doesNotCountTheTimeThatTheReceiverTakes() throws Exception {
        var handled = new Gate();
        var never = new Gate();
        try (var stand = stand().patient(Stand.LONG, Stand.SHORT)) {
            var reply = half(stand).hold(handled);
            var rest = stand.wire.events(Script.of(Say.text("half")));
            rest.subList(telling(rest) + 1, rest.size()).forEach(event -> reply.raw(event.text()));
            stand.server.enqueue(reply);
            var turn =
                    stand.model.stream(
                            Stand.HELLO,
                            _ -> {
                                assertThat(await(never, Stand.SHORT.multipliedBy(2))).isFalse();
                                handled.open();
                            });
            assertThat(turn.message().text()).isEqualTo("half");
        }
    }

    @Test
    default void doesNotWaitLongForAStreamThatStaysOpenAfterTheEnd() throws Exception {
        var never = new Gate();
        try {
            var turn = stand().ask(stand().reply(Script.of(Say.text("all"))).hold(never));
            assertThat(turn.message().text()).isEqualTo("all");
            var call = stand().server.takeCall();
            assertThat(call.awaitClientClosed(Duration.ofSeconds(10))).isTrue();
        } finally {
            never.open();
        }
    }

    private void checkFirst(Reply reply, Gate never) throws InterruptedException {
        try (var stand = stand().patient(Stand.SHORT, Stand.LONG)) {
            assertThat(stand.fail(reply).kind()).isEqualTo(Kind.NO_FIRST_EVENT);
            assertThat(stand.server.takeCall().awaitClientClosed(Duration.ofSeconds(1))).isTrue();
        } finally {
            never.open();
        }
    }

    private static Reply half(Stand stand) {
        var reply = stand.wire.stream();
        var events = stand.wire.events(Script.of(Say.text("half")));
        events.subList(0, telling(events) + 1).forEach(event -> reply.raw(event.text()));
        return reply;
    }

    private static int telling(List<Event> events) {
        return events.stream().map(Event::tells).toList().indexOf(true);
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
