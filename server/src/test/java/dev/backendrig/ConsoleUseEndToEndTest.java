package dev.backendrig;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.Reply;
import dev.backendrig.http.TypedEvent;
import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The console and an extended browser together: what is asked over the socket and answered over
/// HTTP, and the other way round.
class ConsoleUseEndToEndTest {
    private static final JsonObject PRESS =
            tool("press", "act", "{'type':'object','properties':{'key':{'type':'string'}}}");

    @TempDir Path folder;
    private RunningRig rig;
    private ExtendedClient browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder);
        browser = ExtendedClient.connect(rig.port(), declaring(PRESS));
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({"allow,allowed,true", "deny,denied,false"})
    void aQuestionOfARunIsAnsweredOverHttp(String decision, String status, boolean ok)
            throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run =
                rig.panel.start(
                        browser.asking("Press enter").toBuilder().put("protocol", 2).build())) {
            var asked = run.await("event: approval").runId();
            var question = browser.await("approval_request");
            assertThat(question.string("run_id")).contains(asked);
            var id = question.string("approval_id").orElseThrow();
            assertThat(answer(asked, id, decision).status()).isEqualTo(200);
            assertThat(browser.expect("approval_withdrawn").string("approval_id")).contains(id);
            if (ok) browser.done(browser.expect("action_request"));
            assertThat(answer(asked, id, decision).status()).isEqualTo(409);
            assertThat(run.events().stream().map(TypedEvent::toString))
                    .contains(
                            "approval {\"approval_id\":\"%s\",\"status\":\"%s\"}"
                                    .formatted(id, status))
                    .endsWith("done {\"outcome\":\"answered\"}");
            assertThat(rig.toolResponses().toString().contains("did not allow")).isEqualTo(!ok);
        }
    }

    @Test
    void aQuestionThatTheBrowserAnswersIsToldInTheStream() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run =
                rig.panel.start(
                        browser.asking("Press enter").toBuilder().put("protocol", 2).build())) {
            var question = browser.await("approval_request");
            answer(question, "allow");
            browser.done(browser.expect("action_request"));
            var id = question.string("approval_id").orElseThrow();
            var asked = question.toBuilder().remove("run_id").put("status", "asked").build();
            assertThat(run.events().stream().map(TypedEvent::toString))
                    .containsSubsequence(
                            "approval " + asked,
                            "approval {\"approval_id\":\"%s\",\"status\":\"allowed\"}"
                                    .formatted(id));
        }
    }

    @Test
    void theConsoleUsesTheBrowserOnceThePersonAgrees() throws Exception {
        assertThat(useByTheConsole("click me")).contains("not connected");
        try (var wish = rig.panel.post("/agent/session", JsonObject.EMPTY, console())) {
            var question = browser.expect("approval_request");
            assertThat(question.string("kind")).contains("session_use");
            assertThat(question.string("origin")).contains(origin());
            answer(question, "allow");
            assertThat(wish.whole().body())
                    .isEqualTo("{\"session_id\":\"" + browser.sessionId() + "\"}");
        }
        assertThat(useByTheConsole("click me")).doesNotContain("not connected");
        try (var again = rig.panel.post("/agent/session", JsonObject.EMPTY, console())) {
            assertThat(again.head().status()).isEqualTo(200);
        }
    }

    @Test
    void thePersonMayRefuseTheConsole() throws Exception {
        try (var wish = rig.panel.post("/agent/session", JsonObject.EMPTY, console())) {
            answer(browser.expect("approval_request"), "deny");
            assertThat(wish.head().status()).isEqualTo(403);
        }
        assertThat(useByTheConsole("click me")).contains("not connected");
    }

    @Test
    void aPageThatGoesAwayIsNotAskedForAnyMore() throws Exception {
        try (var wish = rig.panel.post("/agent/session", JsonObject.EMPTY, console())) {
            var question = browser.expect("approval_request");
            wish.leave();
            assertThat(browser.expect("approval_withdrawn").string("approval_id"))
                    .isEqualTo(question.string("approval_id"));
        }
    }

    private String useByTheConsole(String message) throws IOException {
        rig.answers(text("Hi."), finish("STOP"));
        var body =
                browser.asking("Press enter").toBuilder().put("protocol", 2).build().toBuilder()
                        .put("message", message)
                        .build();
        try (var run = rig.panel.start(body, console())) {
            return run.body();
        }
    }

    private Map<String, String> console() {
        return Map.of("Origin", origin(), "Cookie", browser.cookie());
    }

    private String origin() {
        return "http://localhost:" + rig.port();
    }

    private void answer(JsonObject question, String decision) throws IOException {
        browser.say(
                "approval_result",
                JsonObject.of("decision", decision).toBuilder()
                        .put("approval_id", question.string("approval_id").orElseThrow())
                        .build());
    }

    private Reply answer(String run, String approval, String decision) throws IOException {
        var path = "/agent/runs/" + run + "/approvals/" + approval;
        try (var answer = rig.panel.post(path, JsonObject.of("decision", decision), Map.of())) {
            return answer.whole();
        }
    }
}
