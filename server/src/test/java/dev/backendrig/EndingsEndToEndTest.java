package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a model's answer ended is always told, to the panel and in JSON.
class EndingsEndToEndTest {
    private static final String USAGE =
            """
            event: usage
            data: {"__type":"usage","input_tokens":7,"output_tokens":5,"total_tokens":12}

            """;
    private static final String DONE = "data: [DONE]\n\n";
    private static final String NO_TEXT =
            "The model ended without writing an answer. Please ask again or in other words.";
    private static final String CUT =
            "The answer was cut off here because it reached the model's length limit. Ask me to go"
                    + " on.";
    private static final String STOPPED =
            "The model provider stopped the answer (%s). Please put the request differently.";
    private static final String UNEXPLAINED =
            "The answer ended without the provider saying that it is complete; something may be"
                    + " missing. Please try again.";

    /// Ends that are failures, whether or not the answer has begun.
    enum BadEnd {
        SAFETY(STOPPED.formatted("SAFETY")),
        RECITATION(STOPPED.formatted("RECITATION")),
        NEVER_HEARD_OF(STOPPED.formatted("NEVER_HEARD_OF")),
        MALFORMED_FUNCTION_CALL(
                "The model tried to use a tool and wrote something unreadable. Please try again."),
        NO_REASON(UNEXPLAINED),
        BLOCKED_PROMPT(
                "The model provider refused this prompt (PROHIBITED_CONTENT). Please put it"
                        + " differently."),
        RESET(
                "The connection to the model provider broke off in the middle of the answer. Please"
                        + " try again."),
        CUT_OFF(RESET.sentence),
        BROKEN_JSON(
                "The model provider answered with something unreadable. Check GEMINI_BASE_URL, then"
                        + " try again."),
        ERROR_EVENT(
                "The model provider refused the request as faulty. A shorter conversation, another"
                        + " picture or another model may help.");

        private final String sentence;

        BadEnd(String sentence) {
            this.sentence = sentence;
        }

        Reply after(Reply begun) {
            return switch (this) {
                case SAFETY, RECITATION, NEVER_HEARD_OF, MALFORMED_FUNCTION_CALL ->
                        begun.event(finish(name()));
                case NO_REASON -> begun;
                case BLOCKED_PROMPT ->
                        begun.event(
                                json("{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'}}"));
                case RESET -> begun.reset();
                case CUT_OFF -> begun.cut();
                case BROKEN_JSON -> begun.raw("data: {\"candidates\":[\r\n\r\n");
                case ERROR_EVENT -> begun.event(Chunks.error(400, "INVALID_ARGUMENT"));
            };
        }

        String usage() {
            return switch (this) {
                case SAFETY, RECITATION, NEVER_HEARD_OF, MALFORMED_FUNCTION_CALL -> USAGE;
                case NO_REASON, BLOCKED_PROMPT, RESET, CUT_OFF, BROKEN_JSON, ERROR_EVENT -> "";
            };
        }
    }

    @TempDir Path folder;
    private RunningRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void anAnswerThatIsCompleteEndsWithUsageAndDone() throws Exception {
        rig.answers(text("Fine."), finish("STOP"));
        assertThat(stream()).isEqualTo("data: Fine.\n\n" + USAGE + DONE);
    }

    @Test
    void anAnswerWithoutUsageHasNoUsageEvent() throws Exception {
        rig.answers(
                json(
                        "{'candidates':[{'content':{'parts':[{'text':'Fine.'}]},'finishReason':'STOP'}]}"));
        assertThat(stream()).isEqualTo("data: Fine.\n\n" + DONE);
    }

    @Test
    void aStopWithoutTextIsASentenceAndNoError() throws Exception {
        rig.answers(finish("STOP"));
        assertThat(stream()).isEqualTo("data: " + NO_TEXT + "\n\n" + USAGE + DONE);
    }

    @Test
    void aStopAfterBlankTextIsASentenceAndNoError() throws Exception {
        rig.answers(text(" "), finish("STOP"));
        assertThat(stream()).endsWith("data: " + NO_TEXT + "\n\n" + USAGE + DONE);
    }

    @Test
    void aStopAfterAPictureAloneIsASentenceAndNoError() throws Exception {
        rig.answers(
                Chunks.parts(json("{'inlineData':{'mimeType':'image/png','data':'iVBORw0KGgo='}}")),
                finish("STOP"));
        assertThat(stream()).isEqualTo("data: " + NO_TEXT + "\n\n" + USAGE + DONE);
    }

    @Test
    void aStopAfterToolsWithoutAWordSaysThatTheyWereCarriedOut() throws Exception {
        assertThat(streamWithTool(Reply.stream(finish("STOP"))))
                .contains(
                        "\"ok\":true}\n\n"
                                + "data: The steps above were carried out, but the model added no"
                                + " closing words.\n\nevent: usage")
                .endsWith(DONE)
                .doesNotContain("event: error");
    }

    @Test
    void anAnswerCutAtItsLengthKeepsItsTextAndSaysSo() throws Exception {
        rig.answers(text("Once"), finish("MAX_TOKENS"));
        assertThat(stream())
                .isEqualTo(
                        "data: Once\n\ndata: \ndata: \ndata: \n\ndata: "
                                + CUT
                                + "\n\n"
                                + USAGE
                                + DONE);
    }

    @Test
    void anAnswerCutBeforeItsFirstWordSaysSo() throws Exception {
        rig.answers(finish("MAX_TOKENS"));
        assertThat(stream()).isEqualTo("data: " + CUT + "\n\n" + USAGE + DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "MAX_TOKENS"})
    void theSentenceIsTheResponseOfAJsonRequest(String reason) throws Exception {
        rig.answers(finish(reason));
        var reply = rig.panel.ask(json("{'message':'Hello there'}"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"response\":\""
                                + (reason.equals("STOP") ? NO_TEXT : CUT)
                                + "\",\"prompt_tokens\":7,\"response_tokens\":5,\"total_tokens\":12}");
    }

    @ParameterizedTest
    @EnumSource(BadEnd.class)
    void aBadEndAfterTextKeepsTheTextAndIsAnErrorBeforeUsageAndDone(BadEnd end) throws Exception {
        rig.gemini.enqueue(end.after(Reply.stream().event(text("Once"))));
        assertThat(stream())
                .isEqualTo(
                        "data: Once\n\nevent: error\ndata: "
                                + end.sentence
                                + "\n\n"
                                + end.usage()
                                + DONE);
    }

    @ParameterizedTest
    @EnumSource(BadEnd.class)
    void aBadEndBeforeAnythingWasSentIsAnHttpStatus(BadEnd end) throws Exception {
        rig.gemini.enqueue(end.after(Reply.stream().event(Chunks.thought("Hm."))));
        var reply = rig.panel.ask(json("{'message':'Hello there','stream':true}"));
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).isEqualTo(end.sentence + "\n");
    }

    @ParameterizedTest
    @EnumSource(BadEnd.class)
    void aBadEndAfterToolsAloneIsToldAsTextAndAsAnError(BadEnd end) throws Exception {
        assertThat(streamWithTool(end.after(Reply.stream().event(Chunks.thought("Hm.")))))
                .containsSubsequence(
                        "\"ok\":true}\n\n",
                        "data: "
                                + end.sentence
                                + "\n\nevent: error\ndata: "
                                + end.sentence
                                + "\n\n",
                        "event: usage\n",
                        DONE);
    }

    @ParameterizedTest
    @EnumSource(BadEnd.class)
    void aBadEndOfAJsonRequestIsAnHttpStatusWithAndWithoutText(BadEnd end) throws Exception {
        for (var begun : new JsonObject[] {text("Once"), Chunks.thought("Hm.")}) {
            rig.gemini.enqueue(end.after(Reply.stream().event(begun)));
            var reply =
                    rig.panel.ask(
                            json("{'message':'Hello there'}"),
                            Map.of("Accept", "application/json"));
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(reply.body())
                    .contains("\"status\":502", "\"detail\":\"" + end.sentence + "\"");
        }
    }

    @Test
    void anIndonesianPromptGetsIndonesianSentences() throws Exception {
        rig.answers(finish("STOP"));
        assertThat(rig.panel.stream("Apa kabar, siapa nama kamu?"))
                .startsWith("data: Model berhenti tanpa menulis jawaban.");
    }

    private String stream() throws IOException {
        return rig.panel.stream("Hello there");
    }

    private String streamWithTool(Reply second) throws IOException {
        rig.answers(Chunks.call("scroll_to", json("{'x':0,'y':1}")), finish("STOP"));
        rig.gemini.enqueue(second);
        try (var browser = rig.panel.connect();
                var run = rig.panel.start(browser.asking("Scroll down please"))) {
            browser.does("scroll_to");
            return run.body();
        }
    }
}
