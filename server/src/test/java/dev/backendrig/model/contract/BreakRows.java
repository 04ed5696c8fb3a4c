package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A connection that breaks, or never comes about, and what is no answer at all: each is a failure,
/// wherever it happens, and never an answer that seems whole.
interface BreakRows extends Rows {
    Script WHOLE =
            Script.of(
                    Say.thought("S1", "Hm. "),
                    Say.text("One ", "two"),
                    Say.call("c1", "click", "{\"ref\":\"1\"}"));

    @Test
    default void tellsAStreamThatIsCutOffAfterAnyEvent() throws Exception {
        checkEveryBreak(Reply::cut);
    }

    @Test
    default void tellsAStreamThatIsResetAfterAnyEvent() throws Exception {
        checkEveryBreak(Reply::reset);
    }

    @Test
    default void tellsAStreamThatIsCutOffWithinAnyEvent() {
        var events = stand().wire.events(WHOLE);
        for (var i = 0; i < endingIndex(events); i++) {
            var half = half(events.get(i));
            var failure = stand().fail(begin(events, i).raw(half).cut());
            assertThat(failure.kind()).as("within event %d", i).isIn(broken(i));
        }
    }

    @Test
    default void tellsABodyThatEndsInGoodOrderBeforeTheTurnDoes() throws Exception {
        var events = stand().wire.events(WHOLE);
        for (var i = 1; i <= endingIndex(events); i++) {
            if (stand().can(Ability.ENDS_WITH_BODY)) {
                assertThat(stand().ask(begin(events, i)).ending().kind())
                        .isEqualTo(Ending.Kind.UNEXPLAINED);
            } else {
                assertThat(stand().fail(begin(events, i)).kind())
                        .as("after event %d", i)
                        .isEqualTo(Kind.BROKEN_STREAM);
            }
        }
    }

    @Test
    default void tellsABodyThatEndsWithinAnEvent() {
        var events = stand().wire.events(WHOLE);
        for (var i = 0; i < endingIndex(events); i++) {
            var reply = begin(events, i).raw(half(events.get(i))).untilClose();
            assertThat(stand().fail(reply).kind()).as("within event %d", i).isIn(BROKEN);
        }
    }

    @Test
    default void tellsABodyShorterThanItsLength() {
        var reply = begin(stand().wire.events(WHOLE), 2).header("Content-Length", "50000");
        assertThat(stand().fail(reply.untilClose()).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    default void keepsTheTextOfAStreamThatBroke() throws Exception {
        var seen = new Gate();
        var events = stand().wire.events(Script.of(Say.text("half", " rest")));
        var telling = events.stream().map(Event::tells).toList().indexOf(true);
        stand().server.enqueue(begin(events, telling + 1).hold(seen).reset());
        var failure =
                catchThrowableOfType(
                        ModelException.class,
                        () ->
                                stand().model.stream(
                                        Stand.HELLO,
                                        event -> {
                                            stand().events.add(event);
                                            seen.open();
                                        }));
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_STREAM);
        assertThat(stand().text()).isEqualTo("half");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html>canary</html>",
                "<html>\n",
                "Bad gateway",
                "Bad gateway: canary\r\n",
                "{\"canary\":",
                "[[[[",
                "data: {\"canary\": [\r\n\r\n",
                "data: not json\r\n\r\n",
                "data: 7\r\n\r\n",
                "\u0000\u0001\u0002"
            })
    default void tellsGarbage(String body) {
        var failure = stand().fail(stand().wire.stream().raw(body));
        assertThat(failure.kind()).isIn(Kind.UNREADABLE, Kind.BROKEN_STREAM);
        assertThat(failure.toString()).doesNotContain("canary");
        assertThat(stand().events).isEmpty();
    }

    @Test
    default void tellsGarbageInTheMiddleAndKeepsTheText() {
        var events = stand().wire.events(Script.of(Say.text("half", " rest")));
        var telling = events.stream().map(Event::tells).toList().indexOf(true);
        var broken = half(events.get(telling + 1)) + "\r\n\r\n";
        var failure = stand().fail(begin(events, telling + 1).raw(broken));
        assertThat(failure.kind()).isIn(BROKEN);
        assertThat(stand().text()).isEqualTo("half");
    }

    @Test
    default void tellsABodyWithoutAnything() throws Exception {
        for (var reply : List.of(stand().wire.stream(), stand().wire.stream().untilClose())) {
            if (stand().can(Ability.ENDS_WITH_BODY)) {
                assertThat(stand().ask(reply).ending().kind()).isEqualTo(Ending.Kind.UNEXPLAINED);
            } else {
                assertThat(stand().fail(reply).kind()).isIn(BROKEN);
            }
        }
    }

    @Test
    default void tellsAConnectionThatIsClosedInPlaceOfAnAnswer() {
        assertThat(stand().fail(Reply.hangUp()).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    default void tellsAnAddressWhereNobodyListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        tellsUnreachable(URI.create("http://127.0.0.1:" + port));
    }

    @Test
    default void tellsAHostThatDoesNotExist() {
        tellsUnreachable(URI.create("http://no-such-host.invalid"));
    }

    private void tellsUnreachable(URI host) {
        var model = stand().modelAt(host, Stand.KEY, Stand.LONG);
        try {
            var failure =
                    catchThrowableOfType(
                            ModelException.class, () -> model.stream(Stand.HELLO, _ -> {}));
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        } finally {
            Stand.close(model);
        }
    }

    /// What a stream may be called that is no whole one.
    Set<Kind> BROKEN = EnumSet.of(Kind.BROKEN_STREAM, Kind.UNREADABLE);

    private static Set<Kind> broken(int events) {
        // A connection that breaks before anything came may look like one that was never there.
        return events == 0
                ? EnumSet.of(Kind.BROKEN_STREAM, Kind.UNREADABLE, Kind.UNREACHABLE)
                : BROKEN;
    }

    private void checkEveryBreak(UnaryOperator<Reply> breaking) throws Exception {
        var events = stand().wire.events(WHOLE);
        var ending = endingIndex(events);
        for (var i = 0; i <= ending; i++) {
            var failure = stand().fail(breaking.apply(begin(events, i)));
            assertThat(failure.kind()).as("after event %d", i).isIn(broken(i));
        }
    }

    /// The stream's first so many events.
    private Reply begin(List<Event> events, int count) {
        var reply = stand().wire.stream();
        events.subList(0, count).forEach(event -> reply.raw(event.text()));
        return reply;
    }

    private static int endingIndex(List<Event> events) {
        return events.stream().map(Event::ends).toList().indexOf(true);
    }

    private static String half(Event event) {
        var text = event.text().strip();
        return new String(Arrays.copyOf(text.toCharArray(), text.length() * 2 / 3));
    }
}
