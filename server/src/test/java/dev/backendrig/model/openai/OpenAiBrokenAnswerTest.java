package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.finish;
import static dev.backendrig.model.openai.OpenAiChunks.text;
import static dev.backendrig.model.openai.OpenAiChunks.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.message.Usage;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of answers that break off, fall silent or are none.
class OpenAiBrokenAnswerTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final OpenAiFixture openai = new OpenAiFixture();
    private final Gate never = new Gate();

    @AfterEach
    void close() {
        never.open();
        openai.close();
    }

    @Test
    void isBrokenWhereTheConnectionIsCut() {
        assertThat(openai.fail(Reply.stream(text("Hel")).cut()).kind())
                .isEqualTo(Kind.BROKEN_STREAM);
        assertThat(openai.text()).isEqualTo("Hel");
    }

    @Test
    void isBrokenWhereTheConnectionIsReset() {
        var seen = new Gate();
        openai.fake.enqueue(Reply.stream(text("Hel")).hold(seen).reset());
        var failure =
                catchThrowableOfType(
                        ModelException.class,
                        () -> openai.model.stream(OpenAiFixture.HELLO, _ -> seen.open()));
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void isBrokenWhereTheBodyEndsInGoodFormBeforeItsEndWasTold() {
        assertThat(openai.fail(Reply.stream(text("Hel"))).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void isBrokenWhereTheBodyEndsWithoutAnEvent() {
        assertThat(openai.fail(Reply.stream()).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void isBrokenWhereTheBodyEndsWithinAnEvent() {
        var reply = Reply.stream(text("Hel")).raw("data: {\"choices\":[{\"del").untilClose();
        assertThat(openai.fail(reply).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void forgivesALastEventWithoutItsEmptyLine() throws Exception {
        var turn = openai.ask(Reply.stream(text("Hello")).raw("data: " + finish("stop")));
        assertThat(turn.message().text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\n\n",
                "data: not json\n\n",
                "data: 7\n\n",
                "data: \"canary\"\n\n",
                "<!DOCTYPE html><html>canary</html>",
                "Bad gateway: canary\n",
            })
    void cannotReadWhatIsNoChunk(String body) {
        var failure = openai.fail(Reply.stream().raw(body));
        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(failure.getMessage()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":7}",
                "{\"choices\":[7]}",
                "{\"choices\":[{\"delta\":7,\"index\":\"x\"}]}",
                "{\"choices\":[{\"delta\":{\"content\":7,\"tool_calls\":[7,{}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":7}]}}],\"usage\":7}",
                "{\"created\":1.5,\"logprobs\":\"none\",\"system_fingerprint\":[]}",
            })
    void readsOverMembersOfTheWrongKind(String chunk) throws Exception {
        var turn =
                openai.ask(
                        Reply.stream()
                                .raw("data: " + chunk + "\n\n")
                                .event(text("Hello"))
                                .event(finish("stop")));
        assertThat(turn.message().text()).isEqualTo("Hello");
    }

    @Test
    void cannotReadBytesThatAreNotUtf8() {
        var reply =
                Reply.stream()
                        .raw("data: {\"a\":\"")
                        .raw(new byte[] {(byte) 0xff, (byte) 0xfe})
                        .raw("\"}\n\n");
        assertThat(openai.fail(reply).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void cannotReadAnEventThatIsTooBig() {
        var big = "data: {\"a\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}\n\n";
        assertThat(openai.fail(Reply.stream().raw(big)).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void givesUpWhereNoHeadComesInTime() {
        try (var impatient = new OpenAiFixture(SHORT, LONG)) {
            assertThat(impatient.fail(Reply.silentUntil(never)).kind())
                    .isEqualTo(Kind.NO_FIRST_EVENT);
        }
    }

    @Test
    void givesUpWhereOnlyCommentsComeInTime() {
        try (var impatient = new OpenAiFixture(SHORT, LONG)) {
            var reply = Reply.stream().raw(": OPENROUTER PROCESSING\n\n").hold(never);
            assertThat(impatient.fail(reply).kind()).isEqualTo(Kind.NO_FIRST_EVENT);
        }
    }

    @Test
    void givesUpWhereTheNextEventDoesNotComeInTimeAndTellsWhatWasUsed() {
        try (var impatient = new OpenAiFixture(LONG, SHORT)) {
            var counts = usage("{'prompt_tokens':5,'completion_tokens':1,'total_tokens':6}");
            var failure = impatient.fail(Reply.stream(text("Hel"), counts).hold(never));
            assertThat(failure.kind()).isEqualTo(Kind.IDLE);
            assertThat(failure.usage()).contains(new Usage(5, 1, 6, 0, 0));
        }
    }

    @Test
    void hasNoConnectionWhereItIsClosedInPlaceOfAnAnswer() {
        assertThat(openai.fail(Reply.hangUp()).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void doesNotWaitForTheEndOfAnErrorBody() {
        var failure = openai.fail(Reply.status(503).raw("{\"error\":").hold(never));
        assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
    }
}
