package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not an answer in the API's form, and connections that break or never come about.
class GeminiBrokenAnswerTest {
    private final GeminiFixture gemini = new GeminiFixture();

    @AfterEach
    void close() {
        gemini.close();
    }

    private static ModelException failAt(URI base, String key) {
        var minute = Duration.ofMinutes(1);
        var access = GeminiFixture.access(base, key, minute, minute);
        try (var model = GeminiFixture.model(access, "gemini-flash-latest", false)) {
            return catchThrowableOfType(
                    ModelException.class,
                    () -> model.stream(GeminiFixture.HELLO, new ArrayList<>()::add));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"candidates\":[{\r\n\r\n",
                "data: {\"candidates\":[]}x\r\n\r\n",
                "data: not json\r\n\r\n",
                "data: 7\r\n\r\n",
                "data: \"text\"\r\n\r\n",
                "data: null\r\n\r\n",
                "data: {'a':1}\r\n\r\n",
                "{\"error\":{\"code\":503,\"message\":\"canary",
                "[{\"candidates\":[]}",
                "<!DOCTYPE html><html>canary</html>",
                "<html>\n",
                "Bad gateway",
                "Bad gateway: canary\r\n"
            })
    void tellsWhatIsNotTheApisForm(String body) {
        var failure = gemini.fail(Reply.stream().raw(body));
        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(failure.getMessage()).doesNotContain("canary");
    }

    @Test
    void tellsBrokenJsonAfterTextAndKeepsTheText() {
        var failure =
                gemini.fail(
                        Reply.stream(Chunks.text("half"))
                                .raw("data: {\"candidates\":[{\"cont\r\n\r\n"));
        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(gemini.text()).isEqualTo("half");
    }

    @Test
    void tellsBytesThatAreNotUtf8() {
        var reply =
                Reply.stream()
                        .raw("data: {\"a\":\"")
                        .raw(new byte[] {(byte) 0xff, (byte) 0xfe})
                        .raw("\"}\r\n\r\n");
        assertThat(gemini.fail(reply).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void tellsAnEventThatIsTooBig() {
        var reply =
                Reply.stream()
                        .raw("data: {\"a\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}\r\n\r\n");
        assertThat(gemini.fail(reply).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void tellsAStreamThatEndsWithinAnEvent() {
        var reply =
                Reply.stream(Chunks.text("half"))
                        .raw("data: {\"candidates\":[{\"content")
                        .untilClose();
        assertThat(gemini.fail(reply).kind()).isEqualTo(Kind.BROKEN_STREAM);
        assertThat(gemini.text()).isEqualTo("half");
    }

    @Test
    void tellsAStreamThatWasCutOffBeforeTheEnd() {
        assertThat(gemini.fail(Reply.stream(Chunks.text("half")).cut()).kind())
                .isEqualTo(Kind.BROKEN_STREAM);
        assertThat(gemini.text()).isEqualTo("half");
    }

    @Test
    void doesNotTakeAReasonThatStandsOnEveryChunkForTheEnd() {
        var first = textWithReason("one ");
        var second = textWithReason("two");
        assertThat(gemini.fail(Reply.stream(first, second).cut()).kind())
                .isEqualTo(Kind.BROKEN_STREAM);
        assertThat(gemini.text()).isEqualTo("one two");
    }

    @Test
    void takesTheCleanEndOfSuchAStreamForAnEnd() throws InterruptedException {
        var turn = gemini.ask(Reply.stream(textWithReason("one "), textWithReason("two")));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
        assertThat(turn.message().text()).isEqualTo("one two");
    }

    @Test
    void tellsWhatACallHadUsedWhenItBroke() {
        var reply =
                Reply.stream(
                                Chunks.text("half"),
                                JsonObject.of("usageMetadata", Chunks.usage(7, 3)))
                        .cut();
        assertThat(gemini.fail(reply).usage().orElseThrow().input()).isEqualTo(7);
    }

    private static JsonObject textWithReason(String text) {
        return (JsonObject)
                Json.parse(
                        "{\"candidates\":[{\"finishReason\":\"STOP\",\"content\":{\"role\":\"model\","
                            + "\"parts\":[{\"text\":\""
                                + text
                                + "\"}]}}]}");
    }

    @Test
    void tellsABodyShorterThanItsLength() {
        var reply = Reply.stream(Chunks.text("half")).header("Content-Length", "5000").untilClose();
        assertThat(gemini.fail(reply).kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void tellsAReset() {
        var seen = new Gate();
        gemini.fake.enqueue(Reply.stream(Chunks.text("half")).hold(seen).reset());
        var failure =
                catchThrowableOfType(
                        ModelException.class,
                        () -> gemini.model.stream(GeminiFixture.HELLO, _ -> seen.open()));
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_STREAM);
    }

    @Test
    void tellsAConnectionThatIsClosedInPlaceOfAnAnswer() {
        assertThat(gemini.fail(Reply.hangUp()).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void tellsAnAddressWhereNobodyListens() throws IOException {
        URI nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(failAt(nobody, GeminiFixture.KEY).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void tellsAHostThatDoesNotExist() {
        var nowhere = URI.create("http://no-such-host.invalid");
        assertThat(failAt(nowhere, GeminiFixture.KEY).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsNoRedirect(int status) {
        var reply =
                Reply.status(status)
                        .header("Location", gemini.fake.baseUrl() + "/elsewhere")
                        .raw("");
        assertThat(gemini.fail(reply).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(gemini.fake.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "line\nbreak", "blank in-it", "schlüssel"})
    void tellsAKeyThatIsNoneWithoutSendingOrShowingIt(String key) {
        var failure = failAt(gemini.fake.baseUrl(), key);
        assertThat(failure.kind()).isEqualTo(Kind.BAD_KEY);
        if (!key.isEmpty()) assertThat(failure.toString()).doesNotContain(key);
        assertThat(gemini.fake.requests()).isEmpty();
    }

    @Test
    void doesNotWaitForTheEndOfAnErrorBody() {
        var never = new Gate();
        var failure = gemini.fail(Reply.status(503).raw("{\"error\":").hold(never));
        assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
    }
}
