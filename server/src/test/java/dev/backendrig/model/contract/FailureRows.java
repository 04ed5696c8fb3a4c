package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.model.ModelEvent.TextDelta;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every failure is told as what it is, wherever in the response it stands, and never in the
/// provider's own words.
interface FailureRows extends Rows {
    @ParameterizedTest
    @EnumSource(
            names = {
                "BAD_KEY",
                "FORBIDDEN",
                "UNKNOWN_MODEL",
                "BAD_REQUEST",
                "RATE_LIMITED",
                "QUOTA_EXHAUSTED",
                "OVERLOADED",
                "SERVER_ERROR"
            })
    default void hasAShapeOfEveryFailure(Kind kind) {
        assertThat(stand().wire.refusals()).extracting(Refusal::kind).contains(kind);
    }

    @TestFactory
    default Stream<DynamicTest> tellsAnHttpError() {
        return each(refusal ->
                check(refusal, stand().fail(Reply.status(refusal.status()).raw(refusal.body()))));
    }

    @TestFactory
    default Stream<DynamicTest> tellsAnHttpErrorWhoseBodyEndsWithTheConnection() {
        return each(refusal ->
                check(
                        refusal,
                        stand().fail(
                                        Reply.status(refusal.status())
                                                .raw(refusal.body())
                                                .untilClose())));
    }

    @TestFactory
    default Stream<DynamicTest> tellsAnErrorAsTheFirstEvent() {
        return each(refusal -> {
            var failure = stand().fail(stand().wire.stream().raw(refusal.event()));
            assertThat(failure.kind()).isEqualTo(refusal.kindOfEvent());
            assertThat(stand().events).isEmpty();
        });
    }

    @TestFactory
    default Stream<DynamicTest> tellsAnErrorInTheMiddleAndKeepsTheText() {
        return each(refusal -> {
            stand().events.clear();
            var failure = stand().fail(half().raw(refusal.event()));
            assertThat(failure.kind()).isEqualTo(refusal.kindOfEvent());
            assertThat(failure.toString()).doesNotContain("canary", Stand.KEY);
            assertThat(stand().events).containsExactly(new TextDelta("half"));
        });
    }

    @TestFactory
    default Stream<DynamicTest> tellsAnErrorInTheMiddleThoughTheConnectionStaysOpen() {
        return each(refusal -> {
            var never = new Gate();
            try {
                var failure = stand().fail(half().raw(refusal.event()).hold(never));
                assertThat(failure.kind()).isEqualTo(refusal.kindOfEvent());
            } finally {
                never.open();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "401, BAD_KEY",
        "402, QUOTA_EXHAUSTED",
        "403, FORBIDDEN",
        "404, UNKNOWN_MODEL",
        "413, BAD_REQUEST",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, OVERLOADED",
        "504, SERVER_ERROR",
        "529, OVERLOADED"
    })
    default void tellsAnErrorByItsStatusWhereTheBodyIsAPageOrNothing(int status, Kind kind) {
        var page = "<!DOCTYPE html><html><body>canary " + status + "</body></html>";
        for (var body : new String[] {page, ""}) {
            var failure = stand().fail(Reply.status(status).raw(body));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.toString()).doesNotContain("canary");
        }
    }

    @Test
    default void tellsWhenToComeAgain() {
        var failure = stand().fail(Reply.status(429).header("Retry-After", "34").raw("{}"));
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(34));
    }

    @Test
    default void tellsNoTimeToComeAgainWhereTheProviderNamesNone() {
        for (var value : new String[] {"soon", "-3", ""}) {
            var reply = Reply.status(429).header("Retry-After", value).raw("{}");
            assertThat(stand().fail(reply).retryAfter()).isEmpty();
        }
    }

    @Test
    default void doesNotWaitForTheEndOfAnErrorsBody() {
        var never = new Gate();
        try {
            var failure = stand().fail(Reply.status(503).raw("{\"error\":").hold(never));
            assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
        } finally {
            never.open();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    default void followsNoRedirect(int status) {
        var elsewhere = stand().server.baseUrl() + "/elsewhere";
        var reply = Reply.status(status).header("Location", elsewhere).raw("");
        assertThat(stand().fail(reply).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(stand().server.requests()).hasSize(1);
    }

    private Reply half() {
        var reply = stand().wire.stream();
        for (var event : stand().wire.events(Script.of(Say.text("half")))) {
            reply.raw(event.text());
            if (event.tells()) break;
        }
        return reply;
    }

    private Stream<DynamicTest> each(Consumer<Refusal> test) {
        return stand().wire.refusals().stream()
                .map(refusal ->
                        DynamicTest.dynamicTest(refusal.toString(), () -> test.accept(refusal)));
    }

    private static void check(Refusal expected, ModelException failure) {
        assertThat(failure.kind()).isEqualTo(expected.kind());
        assertThat(failure.status()).isEqualTo(expected.status());
        assertThat(failure.toString()).doesNotContain("canary", Stand.KEY);
    }
}
