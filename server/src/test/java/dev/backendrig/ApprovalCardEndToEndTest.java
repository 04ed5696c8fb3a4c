package dev.backendrig;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The card that a person is shown before something is done, and what their answer is good for.
class ApprovalCardEndToEndTest {
    private static final JsonObject CLICK =
            tool(
                    "click",
                    "act",
                    "{'type':'object','properties':{'ref':{'type':'integer','x-role':'ref'}}}");
    private static final JsonObject FILL =
            tool(
                    "fill",
                    "act",
                    "{'type':'object','properties':{'fields':{'type':'array','items':"
                            + "{'type':'object','properties':{"
                            + "'ref':{'type':'integer','x-role':'ref'},"
                            + "'value':{'type':'string','x-role':'text'},"
                            + "'pin':{'type':'string','x-role':'secret'}}}}}}");
    private static final JsonObject GO =
            tool(
                    "go",
                    "navigate",
                    "{'type':'object','properties':{'url':{'type':'string','x-role':'url'}}}");
    private static final JsonObject LOOK =
            tool("look", "read", "{'type':'object','properties':{}}");
    private static final JsonObject LIST =
            tool("get_interactive_elements", "read", "{'type':'object','properties':{}}");
    private static final String SITE = "example.com";

    @TempDir Path folder;
    private RunningRig rig;
    private ExtendedClient browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder, AskBefore.once("click", "fill", "go"));
        connect();
    }

    private void restart(AskBefore... rules) throws IOException {
        browser.close();
        rig.close();
        rig = RunningRig.start(folder, rules);
        connect();
    }

    private void connect() throws IOException {
        browser = ExtendedClient.connect(rig.port(), declaring(CLICK, FILL, GO, LOOK, LIST));
        shows("https://example.com/form#top");
    }

    private void shows(String url) throws IOException {
        browser.say("SessionUpdate", JsonObject.of("url", url));
        browser.sync();
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        rig.close();
    }

    @Test
    void namesTheActionItsSiteItsValuesAndWhy() throws Exception {
        rig.calls("fill", json("{'fields':[{'ref':3,'value':'Budi'},{'ref':4,'pin':'1234'}]}"));
        try (var run = rig.panel.start(browser.asking("Fill it"))) {
            var question = browser.await("approval_request");
            assertThat(question.array("actions").orElseThrow().toString())
                    .isEqualTo(
                            "[{\"tool\":\"fill\",\"site\":\"example.com\",\"values\":["
                                    + "{\"name\":\"fields[0].ref\",\"value\":\"3\"},"
                                    + "{\"name\":\"fields[0].value\",\"value\":\"Budi\"},"
                                    + "{\"name\":\"fields[1].ref\",\"value\":\"4\"},"
                                    + "{\"name\":\"fields[1].pin\",\"value\":\"••••\"}],"
                                    + "\"reasons\":[\"The text that would be typed looks like a"
                                    + " password, key or card number.\","
                                    + "\"It cannot be undone.\"]}]");
            assertThat(question.object("arguments").orElseThrow().toString())
                    .contains("Budi", "••••")
                    .doesNotContain("1234");
            assertThat(question.string("tool")).hasValue("fill");
            assertThat(question.string("reason"))
                    .hasValue(
                            "The text that would be typed looks like a password, key or card"
                                    + " number. It cannot be undone.");
            assertThat(question.array("choices").orElseThrow().toString())
                    .isEqualTo("[\"once\",\"no\"]");
            assertThat(Instant.parse(question.string("expires_at").orElseThrow()))
                    .isBefore(Instant.now().plus(RunningRig.APPROVAL));
            answer(question, "allow");
            var done = browser.await("action_request");
            assertThat(done.object("command").orElseThrow().toString()).contains("1234");
            browser.done(done);
            run.whole();
        }
    }

    @Test
    void asksOnceForAllActionsOfATurn() throws Exception {
        rig.answers(call("get_interactive_elements", json("{}")), finish("STOP"));
        rig.answers(
                call("look", json("{}")),
                call("fill", json("{'fields':[{'ref':3,'value':'Budi'}]}")),
                call("click", json("{'ref':5}")),
                finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Fill and send"))) {
            browser.done(
                    browser.await("action_request"),
                    json(
                            "{'elements':[{'id':3,'role':'textbox','name':'Nama'},"
                                    + "{'id':5,'role':'button','name':'Lanjut'}]}"));
            var question = browser.await("approval_request");
            assertThat(question.array("actions").orElseThrow().objects())
                    .extracting(it -> it.string("tool").orElseThrow())
                    .containsExactly("fill", "click");
            assertThat(browser.socket().isSilentFor(100)).isTrue();
            answer(question, "allow", "once");
            for (var name : new String[] {"look", "fill", "click"}) {
                var request = browser.await("action_request");
                assertThat(request.object("command").orElseThrow().string("type")).hasValue(name);
                browser.done(request);
            }
            assertThat(run.body()).contains("data: Done.");
        }
        assertThat(browser.passedOver().toString()).doesNotContain("approval_request");
    }

    @Test
    void aNoGoesForAllOfThemAndHoldsForTheRun() throws Exception {
        for (var i = 0; i < 2; i++) {
            rig.answers(call("fill", json("{}")), call("click", json("{'ref':5}")), finish("STOP"));
        }
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Fill and send"))) {
            answer(browser.await("approval_request"), "deny");
            assertThat(run.body()).contains("data: Done.").doesNotContain("\"ok\":true");
        }
        browser.awaitState("ended");
        assertThat(browser.passedOver().toString())
                .doesNotContain("action_request", "approval_request");
    }

    @Test
    void aYesIsUsedUpByTheAction() throws Exception {
        for (var i = 0; i < 2; i++) rig.answers(call("click", json("{'ref':5}")), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Send"))) {
            answer(browser.await("approval_request"), "allow");
            browser.done(browser.await("action_request"));
            answer(browser.await("approval_request"), "deny");
            run.whole();
        }
    }

    @Test
    void aPageThatChangesBetweenQuestionAndAnswerIsAskedAboutAgain() throws Exception {
        rig.calls("click", json("{'ref':5}"));
        try (var run = rig.panel.start(browser.asking("Send"))) {
            var first = browser.await("approval_request");
            shows("https://example.com/other");
            answer(first, "allow");
            var second = browser.await("approval_request");
            assertThat(second.string("approval_id")).isNotEqualTo(first.string("approval_id"));
            answer(second, "allow");
            browser.done(browser.await("action_request"));
            assertThat(run.body()).contains("\"ok\":true");
        }
    }

    @Test
    void aPageThatNeverStaysIsNotActedOn() throws Exception {
        rig.calls("click", json("{'ref':5}"));
        try (var run = rig.panel.start(browser.asking("Send"))) {
            for (var i = 0; i < 3; i++) {
                var question = browser.await("approval_request");
                shows("https://example.com/" + i);
                answer(question, "allow");
            }
            assertThat(run.body()).contains("\"ok\":false", "data: Done.");
        }
        browser.awaitState("ended");
        assertThat(browser.passedOver().toString()).doesNotContain("action_request");
    }

    @Test
    void whatComesAfterAnEarlierActionThatLeftThePageIsAskedForThere() throws Exception {
        rig.answers(
                call("go", json("{'url':'https://example.com/a'}")),
                call("click", json("{'ref':5}")),
                finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Go and send"))) {
            var first = browser.await("approval_request");
            assertThat(first.array("actions").orElseThrow().items()).hasSize(1);
            answer(first, "allow");
            var request = browser.await("action_request");
            shows("https://example.com/a");
            browser.done(request);
            answer(browser.await("approval_request"), "allow");
            browser.done(browser.await("action_request"));
            assertThat(run.body()).contains("data: Done.");
        }
    }

    @Test
    void aYesForTheSiteGoesOnToTheEndOfTheRunAndNoFurther() throws Exception {
        restart(AskBefore.onSite(SITE, "click"));
        for (var ref = 1; ref < 4; ref++) {
            rig.answers(call("click", json("{'ref':" + ref + "}")), finish("STOP"));
        }
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Click all"))) {
            var question = browser.await("approval_request");
            assertThat(question.array("choices").orElseThrow().toString())
                    .isEqualTo("[\"once\",\"site\",\"no\"]");
            answer(question, "allow", "site");
            for (var i = 0; i < 3; i++) browser.done(browser.await("action_request"));
            assertThat(run.body()).contains("data: Done.");
        }
        browser.awaitState("ended");
        assertThat(browser.passedOver().toString()).doesNotContain("approval_request");
        rig.calls("click", json("{'ref':1}"));
        try (var run = rig.panel.start(browser.asking("Click again"))) {
            answer(browser.await("approval_request"), "deny");
            run.whole();
        }
    }

    @Test
    void theSiteIsOfferedOnlyWhereEveryConcernAllowsIt() throws Exception {
        restart(AskBefore.onSite(SITE, "click", "fill"), AskBefore.once("fill"));
        rig.answers(call("click", json("{'ref':1}")), call("fill", json("{}")), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Click and fill"))) {
            var question = browser.await("approval_request");
            assertThat(question.array("choices").orElseThrow().toString())
                    .isEqualTo("[\"once\",\"no\"]");
            // Not an answer to this question: it stays open.
            answer(question, "allow", "site");
            assertThat(browser.socket().isSilentFor(100)).isTrue();
            answer(question, "deny");
            run.whole();
        }
    }

    @ParameterizedTest
    @CsvSource({"allow,everything", "allow,7", "maybe,once"})
    void anAnswerThatIsNoneLeavesTheQuestionOpen(String decision, String scope) throws Exception {
        rig.calls("click", json("{'ref':5}"));
        try (var run = rig.panel.start(browser.asking("Send"))) {
            var question = browser.await("approval_request");
            answer(question, decision, scope);
            assertThat(browser.socket().isSilentFor(100)).isTrue();
            answer(question, "deny");
            assertThat(run.body()).contains("\"ok\":false");
        }
    }

    @Test
    void theCardIsShownAgainToABrowserThatComesBack() throws Exception {
        rig.calls("click", json("{'ref':5}"));
        try (var run = rig.panel.start(browser.asking("Send"))) {
            var question = browser.await("approval_request");
            browser.lose();
            var hello =
                    declaring(CLICK, FILL, GO, LOOK).toBuilder()
                            .put("resume_token", browser.resumeToken())
                            .build();
            try (var back = ExtendedClient.connect(rig.port(), hello)) {
                browser = back;
                assertThat(back.await("approval_request")).isEqualTo(question);
                answer(question, "allow");
                back.done(back.await("action_request"));
                assertThat(run.body()).contains("\"ok\":true");
            }
        }
    }

    @Test
    void anAnswerForAnotherRunCountsForNothing() throws Exception {
        rig.calls("click", json("{'ref':5}"));
        var body = browser.asking("Send").toBuilder().put("protocol", 2).build();
        try (var run = rig.panel.start(body)) {
            run.await("event: approval");
            var question = browser.await("approval_request");
            var path =
                    "/agent/runs/0123456789abcdef0123456789abcdef/approvals/"
                            + question.string("approval_id").orElseThrow();
            try (var reply = rig.panel.post(path, JsonObject.of("decision", "allow"), Map.of())) {
                assertThat(reply.head().status()).isEqualTo(404);
            }
            answer(question, "deny");
            assertThat(run.body()).contains("\"status\":\"denied\"");
        }
    }

    @Test
    void aServerThatStopsDoesNothing() throws Exception {
        rig.calls("click", json("{'ref':5}"));
        try (var run = rig.panel.start(browser.asking("Send"))) {
            browser.await("approval_request");
            rig.close();
            assertThat(run.body()).contains("data: [DONE]");
            browser.await("approval_withdrawn");
        }
        assertThat(browser.passedOver().toString()).doesNotContain("action_request");
    }

    private void answer(JsonObject question, String decision) throws IOException {
        browser.say("approval_result", result(question, decision).build());
    }

    private void answer(JsonObject question, String decision, String scope) throws IOException {
        browser.say("approval_result", result(question, decision).put("scope", scope).build());
    }

    private static JsonObject.Builder result(JsonObject question, String decision) {
        var id = question.string("approval_id").orElseThrow();
        return JsonObject.of("approval_id", id).toBuilder().put("decision", decision);
    }
}
