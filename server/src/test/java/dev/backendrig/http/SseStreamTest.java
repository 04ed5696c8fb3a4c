package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunEvent.Failed;
import dev.backendrig.agent.RunEvent.Finished;
import dev.backendrig.agent.RunEvent.Notice;
import dev.backendrig.agent.RunEvent.TextDelta;
import dev.backendrig.agent.RunEvent.ThoughtDelta;
import dev.backendrig.agent.RunEvent.ToolCalling;
import dev.backendrig.agent.RunEvent.ToolCompleted;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.agent.RunFailure.Kind;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The event stream of docs/protocol.md, byte for byte.
class SseStreamTest {
    private static final Finished END = new Finished(new Usage(12, 34, 50, 0, 0), true);
    private static final String USAGE =
            "event: usage\n"
                    + "data: {\"__type\":\"usage\",\"input_tokens\":12,\"output_tokens\":34,"
                    + "\"total_tokens\":50}\n\n";
    private static final String DONE = "data: [DONE]\n\n";
    private static final ToolCall CALL = new ToolCall("c-1", "click_element", JsonObject.EMPTY);

    @Test
    void tellsTextToolsUsageAndTheEnd() throws Exception {
        assertThat(
                        stream(
                                new TextDelta("Hello"),
                                new ThoughtDelta("never shown"),
                                new ToolCalling(CALL),
                                new ToolCompleted(CALL, true),
                                new ToolCalling(CALL),
                                new ToolCompleted(CALL, false),
                                new TextDelta(" wörld 😀"),
                                END))
                .containsExactly(
                        "data: Hello\n\n",
                        "event: tool\ndata: {\"__type\":\"tool\",\"id\":\"c-1\","
                                + "\"name\":\"click_element\",\"status\":\"calling\"}\n\n",
                        "event: tool\ndata: {\"__type\":\"tool\",\"id\":\"c-1\","
                                + "\"name\":\"click_element\",\"status\":\"completed\","
                                + "\"ok\":true}\n\n",
                        "event: tool\ndata: {\"__type\":\"tool\",\"id\":\"c-1\","
                                + "\"name\":\"click_element\",\"status\":\"calling\"}\n\n",
                        "event: tool\ndata: {\"__type\":\"tool\",\"id\":\"c-1\","
                                + "\"name\":\"click_element\",\"status\":\"completed\","
                                + "\"ok\":false}\n\n",
                        "data:  wörld 😀\n\n",
                        USAGE,
                        DONE);
    }

    @Test
    void sendsTheHeadersOfAnEventStream() throws Exception {
        try (var server = new TestServer(TestServer.greeting())) {
            var reply =
                    server.ask(
                            "POST", "/agent/run", json(), "{\"message\":\"hi\",\"stream\":true}");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(reply.header("Server")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a%b,data: a%data: b%%",
                "a^%b,data: a%data: b%%",
                "a^b,data: a%data: b%%",
                "%,data: %data: %%",
                "%%,data: %data: %data: %%",
                "a%,data: a%data: %%",
                " a ,data:  a %%",
                ": a,data: : a%%",
                "data: x,data: data: x%%",
            })
    void makesALineOfEachLineOfADelta(String delta, String block) throws Exception {
        var text = delta.replace('%', '\n').replace('^', '\r');
        assertThat(stream(new TextDelta(text), END).getFirst()).isEqualTo(block.replace('%', '\n'));
    }

    @Test
    void takesALineBreakThatWasCutInTwoForOne() throws Exception {
        assertThat(stream(new TextDelta("a\r"), new TextDelta("\nb"), END))
                .containsExactly("data: a\ndata: \n\n", "data: b\n\n", USAGE, DONE);
        assertThat(stream(new TextDelta("a\r"), new TextDelta("\n"), new TextDelta("\nb"), END))
                .containsExactly("data: a\ndata: \n\n", "data: \ndata: b\n\n", USAGE, DONE);
    }

    @Test
    void replacesALoneSurrogate() throws Exception {
        assertThat(stream(new TextDelta("a\ud83d"), new TextDelta("\ude00b"), END))
                .containsExactly("data: a\ufffd\n\n", "data: \ufffdb\n\n", USAGE, DONE);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "[DONE],data: [DO%%,data: NE]%%",
                "  [DONE] ,data:   [DO%%,data: NE] %%",
                "%[DONE]%%,data: %data: [DO%%,data: NE]%data: %data: %%",
                "\u00a0[DONE]\ufeff,data: \u00a0[DO%%,data: NE]\ufeff%%",
                "x%[DONE],data: x%data: [DO%%,data: NE]%%",
            })
    void cutsTheEndMarkInTwoWhenAModelSaysIt(String delta, String first, String second)
            throws Exception {
        assertThat(stream(new TextDelta(delta.replace('%', '\n')), END))
                .containsExactly(first.replace('%', '\n'), second.replace('%', '\n'), USAGE, DONE);
    }

    @Test
    void leavesTheEndMarkWithinASentenceAlone() throws Exception {
        assertThat(stream(new TextDelta("say [DONE] now"), END))
                .containsExactly("data: say [DONE] now\n\n", USAGE, DONE);
    }

    @Test
    void keepsNoticesApartFromTextByAnEmptyLine() throws Exception {
        assertThat(
                        stream(
                                new TextDelta("One"),
                                new Notice("A limit."),
                                new TextDelta("Two\n"),
                                new Notice("Another."),
                                new TextDelta("\n\n"),
                                new TextDelta("Three"),
                                END))
                .containsExactly(
                        "data: One\n\n",
                        "data: \ndata: \ndata: \n\n",
                        "data: A limit.\n\n",
                        "data: \ndata: \ndata: \n\n",
                        "data: Two\ndata: \n\n",
                        "data: \ndata: \n\n",
                        "data: Another.\n\n",
                        "data: \ndata: \ndata: \n\n",
                        "data: Three\n\n",
                        USAGE,
                        DONE);
    }

    @Test
    void beginsWithANoticeWithoutAnEmptyLine() throws Exception {
        assertThat(stream(new Notice("A sentence."), END))
                .containsExactly("data: A sentence.\n\n", USAGE, DONE);
    }

    @Test
    void tellsAFailureAfterTextOnce() throws Exception {
        assertThat(stream(new TextDelta("Hel"), failed(Kind.PROVIDER, "It broke.\nSorry.")))
                .containsExactly(
                        "data: Hel\n\n",
                        "event: error\ndata: It broke.\ndata: Sorry.\n\n",
                        USAGE,
                        DONE);
    }

    @Test
    void tellsAFailureBeforeTheFirstTextTwice() throws Exception {
        assertThat(stream(new ToolCalling(CALL), failed(Kind.PROVIDER, "It broke.")))
                .containsExactly(
                        "event: tool\ndata: {\"__type\":\"tool\",\"id\":\"c-1\","
                                + "\"name\":\"click_element\",\"status\":\"calling\"}\n\n",
                        "data: It broke.\n\n",
                        "event: error\ndata: It broke.\n\n",
                        USAGE,
                        DONE);
    }

    @Test
    void takesTextOfWhiteSpaceAloneForNone() throws Exception {
        assertThat(stream(new TextDelta(" \n"), failed(Kind.PROVIDER, "It broke.")))
                .containsExactly(
                        "data:  \ndata: \n\n",
                        "data: It broke.\n\n",
                        "event: error\ndata: It broke.\n\n",
                        USAGE,
                        DONE);
    }

    @Test
    void leavesOutUsageThatNobodyCounted() throws Exception {
        assertThat(stream(new TextDelta("a"), new Finished(Usage.NONE, false)))
                .containsExactly("data: a\n\n", DONE);
    }

    @Test
    void tellsZeroTokensThatWereCounted() throws Exception {
        assertThat(stream(new TextDelta("a"), new Finished(Usage.NONE, true)))
                .containsExactly(
                        "data: a\n\n",
                        "event: usage\ndata: {\"__type\":\"usage\",\"input_tokens\":0,"
                                + "\"output_tokens\":0,\"total_tokens\":0}\n\n",
                        DONE);
    }

    @Test
    void tellsTheEndOfARunThatFailedByAFaultOfOursAfterText() throws Exception {
        try (var server =
                new TestServer((_, events) -> {
                    events.accept(new TextDelta("Hel"));
                    throw new IllegalStateException("secret detail");
                })) {
            var body =
                    server.ask("POST", "/agent/run", json(), "{\"message\":\"hi\",\"stream\":true}")
                            .body();
            assertThat(body)
                    .isEqualTo(
                            "data: Hel\n\nevent: error\ndata: Something went wrong in the server."
                                    + " Its log says where.\n\ndata: [DONE]\n\n");
        }
    }

    @Test
    void sendsEachEventAtOnceAndNeverHoldsOneBackForTheNext() throws Exception {
        var asked = new Semaphore(0);
        try (var server =
                        new TestServer((_, events) -> {
                            for (var i = 0; i < 3; i++) {
                                events.accept(new TextDelta("piece " + i));
                                asked.acquire();
                            }
                            events.accept(END);
                        });
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            for (var i = 0; i < 3; i++) {
                // The next piece is made only after this one has arrived.
                assertThat(client.textChunk()).isEqualTo("data: piece " + i + "\n\n");
                asked.release();
            }
            assertThat(client.textChunk()).isEqualTo(USAGE);
        }
    }

    @Test
    void sendsAVeryLongDeltaWhole() throws Exception {
        var text = "é\n".repeat(100_000);
        var blocks = stream(new TextDelta(text), new TextDelta("short"), END);
        assertThat(String.join("", blocks))
                .isEqualTo(
                        "data: é\n".repeat(100_000) + "data: \n\ndata: short\n\n" + USAGE + DONE);
    }

    private static Failed failed(Kind kind, String sentence) {
        var failure = new RunFailure(kind, sentence, Duration.ofSeconds(3));
        return new Failed(failure, new Usage(12, 34, 50, 0, 0), true);
    }

    private static String json() {
        return "Content-Type: application/json\r\n";
    }

    /// The writes of a stream, each as it came.
    private static List<String> stream(RunEvent... events) throws Exception {
        try (var server = new TestServer((_, out) -> List.of(events).forEach(out));
                var client = server.connect()) {
            assertThat(client.send(server.streamRequest()).head().status()).isEqualTo(200);
            var writes = new ArrayList<String>();
            for (var write = client.textChunk(); !write.isEmpty(); write = client.textChunk()) {
                writes.add(write);
            }
            return writes;
        }
    }
}
