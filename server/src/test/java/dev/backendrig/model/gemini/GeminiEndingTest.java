package dev.backendrig.model.gemini;

import static dev.backendrig.model.gemini.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a turn ended and what it took, as far as it is not a failure.
class GeminiEndingTest {
    private final GeminiFixture gemini = new GeminiFixture();

    @AfterEach
    void close() {
        gemini.close();
    }

    @Test
    void countsCachedThoughtAndToolTokensOnceAndByTheLastValue() throws Exception {
        var first = Chunks.text("a").toBuilder().put("usageMetadata", Chunks.usage(1, 1)).build();
        var last =
                json(
                        """
                        {'candidates':[{'finishReason':'STOP'}],'usageMetadata':{
                          'promptTokenCount':100,'cachedContentTokenCount':60,'toolUsePromptTokenCount':9,
                          'candidatesTokenCount':20,'thoughtsTokenCount':30,'totalTokenCount':161}}\
                        """);
        assertThat(gemini.ask(Reply.stream(first, last)).usage())
                .isEqualTo(new Usage(109, 50, 161, 60, 30));
    }

    @Test
    void takesUsageThatComesAfterTheEnd() throws Exception {
        var finish = json("{'candidates':[{'finishReason':'STOP'}]}");
        var usage = JsonObject.of("usageMetadata", Chunks.usage(3, 4));
        assertThat(gemini.ask(Reply.stream(finish, usage)).usage())
                .isEqualTo(new Usage(3, 4, 7, 0, 0));
    }

    @Test
    void addsUpATotalThatIsNotTold() throws Exception {
        var usage = json("{'usageMetadata':{'promptTokenCount':3,'candidatesTokenCount':4}}");
        assertThat(gemini.ask(Reply.stream(usage, Chunks.finish("STOP"), usage)).usage())
                .isEqualTo(new Usage(3, 4, 7, 0, 0));
    }

    @Test
    void toldNoUsageTellsNone() throws Exception {
        var finish = json("{'candidates':[{'finishReason':'STOP'}]}");
        assertThat(gemini.ask(Reply.stream(finish)).usage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, COMPLETE",
        "MAX_TOKENS, LENGTH",
        "SAFETY, STOPPED",
        "RECITATION, STOPPED",
        "LANGUAGE, STOPPED",
        "OTHER, STOPPED",
        "BLOCKLIST, STOPPED",
        "PROHIBITED_CONTENT, STOPPED",
        "SPII, STOPPED",
        "IMAGE_SAFETY, STOPPED",
        "TOO_MANY_TOOL_CALLS, STOPPED",
        "MISSING_THOUGHT_SIGNATURE, STOPPED",
        "A_REASON_OF_TOMORROW, STOPPED",
        "MALFORMED_FUNCTION_CALL, MALFORMED_CALL",
        "UNEXPECTED_TOOL_CALL, MALFORMED_CALL",
        "FINISH_REASON_UNSPECIFIED, UNEXPLAINED"
    })
    void tellsHowItEnded(String reason, Ending.Kind kind) throws Exception {
        var turn = gemini.ask(Reply.stream(Chunks.text("part"), Chunks.finish(reason)));
        assertThat(turn.ending()).isEqualTo(new Ending(kind, reason));
        assertThat(turn.message().text()).isEqualTo("part");
    }

    @Test
    void showsNoReasonThatIsNotAWord() throws Exception {
        var turn = gemini.ask(Reply.stream(Chunks.finish("see <b>page</b>")));
        assertThat(turn.ending()).isEqualTo(new Ending(Ending.Kind.STOPPED, "UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAFETY", "OTHER", "PROHIBITED_CONTENT", "BLOCKLIST", "TOMORROW"})
    void tellsABlockedPrompt(String reason) throws Exception {
        var chunk =
                json(
                        "{'promptFeedback':{'blockReason':'"
                                + reason
                                + "','safetyRatings':[]},'usageMetadata':{'promptTokenCount':4,'totalTokenCount':4}}");
        var turn = gemini.ask(Reply.stream(chunk));
        assertThat(turn.ending()).isEqualTo(new Ending(Ending.Kind.PROMPT_BLOCKED, reason));
        assertThat(turn.usage()).isEqualTo(new Usage(4, 0, 4, 0, 0));
        assertThat(gemini.events).isEmpty();
    }

    @Test
    void takesFeedbackWithoutABlockForNone() throws Exception {
        var chunk =
                json("{'promptFeedback':{'safetyRatings':[{'category':'C','probability':'LOW'}]}}");
        assertThat(gemini.ask(Reply.stream(chunk, Chunks.finish("STOP"))).ending().kind())
                .isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void tellsAnEndWithoutAReason() throws Exception {
        var turn = gemini.ask(Reply.stream(Chunks.text("half")));
        assertThat(turn.ending()).isEqualTo(new Ending(Ending.Kind.UNEXPLAINED, ""));
        assertThat(turn.message().text()).isEqualTo("half");
    }

    @Test
    void tellsABodyWithoutAnything() throws Exception {
        assertThat(gemini.ask(Reply.stream()).ending().kind()).isEqualTo(Ending.Kind.UNEXPLAINED);
    }

    @Test
    void tellsEmptyCandidates() throws Exception {
        assertThat(gemini.ask(Reply.stream(json("{'candidates':[]}"))).ending().kind())
                .isEqualTo(Ending.Kind.UNEXPLAINED);
    }

    @Test
    void forgivesAMissingLastEmptyLine() throws Exception {
        var reply =
                Reply.stream(Chunks.text("all")).raw("data: " + Json.write(Chunks.finish("STOP")));
        var turn = gemini.ask(reply);
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
        assertThat(turn.message().text()).isEqualTo("all");
    }

    @Test
    void isDoneWhenTheConnectionBreaksAfterTheEnd() throws Exception {
        var turn = gemini.ask(Reply.stream(Chunks.text("all"), Chunks.finish("STOP")).cut());
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void doesNotWaitLongForAStreamThatStaysOpenAfterTheEnd() throws Exception {
        var never = new Gate();
        var begin = System.nanoTime();
        var turn = gemini.ask(Reply.stream(Chunks.text("all"), Chunks.finish("STOP")).hold(never));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(gemini.fake.takeCall().awaitClientClosed(Duration.ofSeconds(5))).isTrue();
    }
}
