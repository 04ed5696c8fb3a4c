package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A person whose client shows answers and nothing else is asked in the chat, and answers with the
/// next message.
class ChatApprovalEndToEndTest {
    private static final String PROMPT = "Please press the Send button";
    private static final String PAGE = "https://example.com/form";
    private static final JsonObject REF = JsonObject.builder().put("ref", 5).build();

    @TempDir Path folder;
    private RunningRig rig;
    private TestBrowser browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder, AskBefore.once("click_element", "type_text"));
        browser = rig.panel.connect();
        shows(PAGE);
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        rig.close();
    }

    private void shows(String url) throws IOException {
        var data = JsonObject.of("url", url).toBuilder().put("title", "Form").build();
        browser.sayAndAwait(
                JsonObject.of("type", "SessionUpdate").toBuilder().put("data", data).build());
    }

    @Test
    void theRunEndsWithTheQuestionInPlainWords() throws Exception {
        assertThat(question(PROMPT))
                .isEqualTo(
                        """
                        I will send it.

                        May I do this: click on `example.com`, with ref `5`.
                        Why I ask: It cannot be undone.
                        Reply “yes” to allow exactly this, once, or “no” to leave it undone; the question is open for 5 minutes.\
                        """);
        assertThat(browser.socket().isSilentFor(100)).isTrue();
        rig.panel.awaitMetrics("rig_runs_total{outcome=\"asked_in_chat\"} 1.0");
    }

    @Test
    void theQuestionIsPutInThePersonsLanguage() throws Exception {
        assertThat(question("Tolong klik tombol Kirim di halaman ini"))
                .contains("Bolehkah saya melakukan ini: mengeklik di `example.com`")
                .endsWith(
                        "Balas “ya” untuk mengizinkan persis ini, sekali saja, atau “tidak” untuk"
                                + " membatalkannya; pertanyaan ini berlaku 5 menit.");
    }

    @Test
    void theQuestionIsPutInJsonAnswersToo() throws Exception {
        click();
        var body = browser.asking(PROMPT).toBuilder().put("stream", false).build();
        var asked = response(rig.panel.ask(body).body());
        assertThat(asked).contains("May I do this: click on `example.com`");
        click();
        rig.answers(text("Sent."), finish("STOP"));
        var yes = answering("yes", asked).toBuilder().put("stream", false).build();
        try (var run = rig.panel.start(yes)) {
            browser.does("click_element");
            assertThat(response(run.body())).contains("Sent.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ya", "Ya.", "yes please", "ok", "oke lanjut", "“yes”"})
    void aPlainYesReleasesTheAction(String yes) throws Exception {
        var asked = question(PROMPT);
        click();
        rig.answers(text("Sent."), finish("STOP"));
        try (var run = rig.panel.start(answering(yes, asked))) {
            assertThat(browser.does("click_element").command().integer("ref")).hasValue(5);
            assertThat(run.body()).contains("\"ok\":true", "data: Sent.");
        }
    }

    @Test
    void aYesIsGoodForOneActionOnce() throws Exception {
        var asked = question(PROMPT);
        click();
        click();
        try (var run = rig.panel.start(answering("yes", asked))) {
            browser.does("click_element");
            assertThat(said(run.body())).endsWith(tail(asked));
        }
        assertThat(browser.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void aYesIsGoodForOneMessage() throws Exception {
        var asked = question(PROMPT);
        rig.answers(text("Fine."), finish("STOP"));
        rig.panel.ask(answering("what would it send?", asked));
        assertThat(afterYes(asked)).endsWith(tail(asked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ya tapi kirim ke Budi",
                "yes and also delete all",
                "ya?",
                "tidak",
                "no",
                "gas"
            })
    void anythingElseReleasesNothing(String said) throws Exception {
        var asked = question(PROMPT);
        click();
        var next = said(rig.panel.ask(answering(said, asked)).body());
        assertThat(next).contains("`example.com`, ").containsPattern("(is open for|berlaku) 5 m");
        assertThat(browser.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void theModelMayDoNothingElseWithTheYes() throws Exception {
        var asked = question(PROMPT);
        rig.answers(
                call("click_element", JsonObject.builder().put("ref", 6).build()), finish("STOP"));
        assertThat(said(rig.panel.ask(answering("yes", asked)).body()))
                .contains("with ref `6`")
                .endsWith(tail(asked));
        assertThat(browser.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void aYesIsGoodForThePageThatWasAskedAboutOnly() throws Exception {
        var asked = question(PROMPT);
        shows("https://example.com/other");
        assertThat(afterYes(asked)).endsWith(tail(asked));
        assertThat(browser.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void whiteSpaceOfTheQuestionMayChangeOnTheWay() throws Exception {
        var asked = question(PROMPT).replace("\n", "  \r\n\t") + "\n";
        click();
        rig.answers(text("Sent."), finish("STOP"));
        try (var run = rig.panel.start(answering("yes", asked))) {
            browser.does("click_element");
            assertThat(run.body()).contains("data: Sent.");
        }
    }

    @Test
    void theQuestionMustBeTheEndOfTheLastAnswer() throws Exception {
        var asked = question(PROMPT);
        assertThat(afterYes(asked + "\nThat is all.")).endsWith(tail(asked));
        asked = question(PROMPT);
        click();
        assertThat(said(rig.panel.ask(withHistory("yes")).body())).endsWith(tail(asked));
    }

    @Test
    void aLaterTurnOfThePersonStandsBetween() throws Exception {
        var asked = question(PROMPT);
        click();
        var body =
                withHistory(
                        "yes",
                        turn("user", PROMPT),
                        turn("assistant", asked),
                        turn("user", "wait"));
        assertThat(said(rig.panel.ask(body).body())).endsWith(tail(asked));
    }

    @Test
    void anotherClientsYesIsNone() throws Exception {
        var asked = question(PROMPT);
        try (var other = rig.panel.connect()) {
            click();
            var body =
                    answering("yes", asked).toBuilder().put("session_id", other.session()).build();
            assertThat(said(rig.panel.ask(body).body())).contains("May I do this: click");
            assertThat(other.socket().isSilentFor(100)).isTrue();
        }
        // The question of the first client is still open.
        click();
        rig.answers(text("Sent."), finish("STOP"));
        try (var run = rig.panel.start(answering("yes", asked))) {
            browser.does("click_element");
            assertThat(run.body()).contains("data: Sent.");
        }
    }

    @Test
    void aBrowserThatReconnectsIsKnownByItsCookieAndOrigin() throws Exception {
        var origin = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
        browser.close();
        browser = TestBrowser.connect(rig.port(), "/ws", Map.of("Origin", origin));
        var cookie = browser.socket().header("Set-Cookie").orElseThrow().split(";", 2)[0];
        var same = Map.of("Origin", origin, "Cookie", cookie);
        shows(PAGE);
        click();
        var asked = said(rig.panel.ask(browser.asking(PROMPT), same).body());
        browser.close();
        browser = TestBrowser.connect(rig.port(), "/ws", same);
        shows(PAGE);
        click();
        rig.answers(text("Sent."), finish("STOP"));
        try (var run = rig.panel.start(answering("ya", asked), same)) {
            browser.does("click_element");
            assertThat(run.body()).contains("data: Sent.");
        }
    }

    @Test
    void severalActionsOfATurnAreOneQuestion() throws Exception {
        var text = JsonObject.builder().put("ref", 4).put("text", "Hi [x](y)`").build();
        rig.answers(call("type_text", text), call("click_element", REF), finish("STOP"));
        var asked = said(rig.panel.ask(browser.asking(PROMPT)).body());
        assertThat(asked)
                .contains("May I do these:\n1. type into on `example.com`, with ref `4`, text")
                .contains("`Hi [x](y)’`", "\n2. click on `example.com`, with ref `5`");
        rig.answers(call("type_text", text), call("click_element", REF), finish("STOP"));
        rig.answers(text("Sent."), finish("STOP"));
        try (var run = rig.panel.start(answering("yes", asked))) {
            browser.does("type_text");
            browser.does("click_element");
            assertThat(run.body()).contains("data: Sent.");
        }
    }

    @Test
    void nothingIsDoneBeforeThePersonIsAsked() throws Exception {
        rig.answers(
                call("scroll_to", JsonObject.builder().put("x", 0).put("y", 9).build()),
                call("click_element", REF),
                finish("STOP"));
        assertThat(said(rig.panel.ask(browser.asking(PROMPT)).body())).contains("May I do this");
        assertThat(browser.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void aClientThatIsShownCardsIsNotAskedInTheChat() throws Exception {
        click();
        rig.answers(text("Fine."), finish("STOP"));
        var body = browser.asking(PROMPT).toBuilder().put("protocol", 2).build();
        try (var run = rig.panel.start(body)) {
            run.await("event: approval");
            assertThat(run.body()).contains("\"status\":\"withdrawn\"").doesNotContain("May I do");
        }
    }

    @Test
    void theOfflineModelCarriesOutWhatItWasAllowed() throws Exception {
        rig.close();
        browser.close();
        rig = RunningRig.startOffline(folder, AskBefore.once("click_element"));
        browser = rig.panel.connect();
        shows(PAGE);
        var command = "klik Kirim";
        String asked;
        try (var run = rig.panel.start(browser.asking(command))) {
            lists();
            asked = said(run.body());
        }
        assertThat(asked).startsWith("Bolehkah saya melakukan ini: mengeklik");
        var body =
                withHistory(
                        "ya", turn("user", command), turn("assistant", asked), turn("user", "ya"));
        try (var run = rig.panel.start(body)) {
            lists();
            assertThat(browser.does("click_element").command().integer("ref")).hasValue(5);
            assertThat(said(run.body())).isEqualTo("Selesai: saya mengeklik tombol “Kirim”.");
        }
    }

    private void lists() throws IOException {
        browser.does(
                "get_interactive_elements",
                Json.parse("{\"elements\":[{\"id\":5,\"role\":\"button\",\"name\":\"Kirim\"}]}"));
    }

    /// What the model says and does when it is asked to press the button.
    private void click() {
        rig.answers(text("I will send it."), call("click_element", REF), finish("STOP"));
    }

    private String question(String prompt) throws IOException {
        click();
        return said(rig.panel.ask(browser.asking(prompt)).body());
    }

    /// What is said to a yes after this answer, when the model tries the same again.
    private String afterYes(String answer) throws IOException {
        click();
        return said(rig.panel.ask(answering("yes", answer)).body());
    }

    private static String tail(String question) {
        return question.substring(question.lastIndexOf("\nReply"));
    }

    private JsonObject answering(String prompt, String lastAnswer) {
        return withHistory(prompt, turn("user", PROMPT), turn("assistant", lastAnswer));
    }

    private JsonObject withHistory(String prompt, JsonObject... turns) {
        return browser.asking(prompt).toBuilder()
                .put("history", JsonArray.of(List.of(turns)))
                .build();
    }

    private static JsonObject turn(String role, String content) {
        return JsonObject.of("role", role).toBuilder().put("content", content).build();
    }

    /// The text of an answer as a base client puts it together.
    private static String said(String stream) {
        return List.of(stream.split("\n\n", -1)).stream()
                .filter(it -> it.startsWith("data:") && !it.equals("data: [DONE]"))
                .map(it ->
                        it.lines()
                                .map(line -> line.replaceFirst("^data: ?", ""))
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining());
    }

    private static String response(String body) {
        return ((JsonObject) Json.parse(body)).get("response") instanceof JsonString(var text)
                ? text
                : JsonNull.NULL.toString();
    }
}
