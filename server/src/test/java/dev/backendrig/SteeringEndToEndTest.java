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
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the person at an extended browser sees of a run and how they steer it: approvals, takeover,
/// cancel.
class SteeringEndToEndTest {
    private static final JsonObject PRESS =
            tool("press", "act", "{'type':'object','properties':{'key':{'type':'string'}}}");
    private static final JsonObject CLICK =
            tool(
                    "click",
                    "act",
                    "{'type':'object','properties':{'ref':{'type':'integer','x-role':'ref'}}}");
    private static final JsonObject LOOK =
            tool("look", "read", "{'type':'object','properties':{}}");
    private static final JsonObject HELLO = declaring(PRESS, CLICK, LOOK);

    @TempDir Path folder;
    private final Gate silence = new Gate();
    private RunningRig rig;
    private ExtendedClient browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder, Map.of("RUN_TIMEOUT", "3s"));
        browser = ExtendedClient.connect(rig.port(), HELLO);
    }

    @AfterEach
    void stop() throws IOException {
        silence.open();
        browser.close();
        rig.close();
    }

    @Test
    void theBrowserIsToldWhatTheRunDoes() throws Exception {
        rig.calls("click", json("{'ref':1}"));
        try (var run = rig.panel.start(browser.asking("Click"))) {
            var started = browser.expect("run_state");
            var runId = started.string("run_id").orElseThrow();
            assertThat(started).isEqualTo(state(runId, "started", 0));
            assertThat(browser.expect("run_state")).isEqualTo(state(runId, "thinking", 1));
            assertThat(browser.expect("run_state")).isEqualTo(state(runId, "acting", 1));
            var request = browser.expect("action_request");
            assertThat(request.string("run_id")).hasValue(runId);
            browser.done(request);
            assertThat(browser.expect("run_state")).isEqualTo(state(runId, "thinking", 2));
            assertThat(browser.expect("run_state")).isEqualTo(ended(runId, 2, "answered"));
            assertThat(run.body()).contains("data: Done.");
        }
    }

    private static JsonObject state(String runId, String state, int step) {
        return JsonObject.of("run_id", runId).toBuilder()
                .put("state", state)
                .put("step", step)
                .build();
    }

    private static JsonObject ended(String runId, int step, String outcome) {
        return state(runId, "ended", step).toBuilder().put("outcome", outcome).build();
    }

    @Test
    void theBrowserIsToldThatARunFailed() throws Exception {
        rig.gemini.enqueue(Reply.status(400).raw("{}"));
        try (var run = rig.panel.start(browser.asking("Hello"))) {
            run.whole();
        }
        assertThat(browser.awaitState("ended").string("outcome")).hasValue("failed");
    }

    @Test
    void theBrowserIsToldThatALimitStoppedARun() throws Exception {
        rig.gemini.enqueue(Reply.stream().hold(silence));
        try (var run = rig.panel.start(browser.asking("Hello"))) {
            assertThat(run.body()).contains("RUN_TIMEOUT");
        }
        assertThat(browser.awaitState("ended").string("outcome")).hasValue("stopped");
    }

    @Test
    void anActWithoutMarksIsDoneOnceThePersonAllowsIt() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run = rig.panel.start(browser.asking("Press enter"))) {
            var question = browser.await("approval_request");
            assertThat(question.string("kind")).hasValue("action");
            assertThat(question.string("tool")).hasValue("press");
            assertThat(question.object("arguments")).hasValue(json("{'key':'Enter'}"));
            assertThat(question.string("reason").orElseThrow())
                    .isEqualTo(
                            "The assistant wants to use a tool (press) that may change the page or"
                                    + " send something.");
            assertThat(browser.socket().isSilentFor(100)).isTrue();
            answer(question, "allow");
            browser.done(browser.expect("action_request"));
            assertThat(run.body()).contains("\"ok\":true", "data: Done.");
        }
        rig.panel.awaitMetrics("rig_approvals_total{result=\"allowed\"} 1.0");
    }

    @Test
    void anActWithMarksAndAReadAreNotAskedFor() throws Exception {
        rig.calls("click", json("{'ref':1}"));
        rig.calls("look", json("{}"));
        for (var _ : new int[2]) {
            try (var run = rig.panel.start(browser.asking("Go on"))) {
                browser.done(browser.await("action_request"));
                run.whole();
            }
        }
        assertThat(browser.passedOver())
                .noneMatch(it -> it.string("type").orElseThrow().startsWith("approval"));
    }

    @Test
    void anActThatThePersonForbidsIsToldToTheModelAsDenied() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run = rig.panel.start(browser.asking("Press enter"))) {
            answer(browser.await("approval_request"), "deny");
            assertThat(run.body()).contains("\"ok\":false", "data: Done.");
        }
        assertThat(rig.toolError()).startsWith("The person was asked and did not allow it");
        browser.awaitState("ended");
        assertThat(browser.passedOver())
                .noneMatch(it -> it.string("type").orElseThrow().equals("action_request"));
        rig.panel.awaitMetrics(
                "rig_approvals_total{result=\"denied\"} 1.0",
                "rig_tool_calls_total{outcome=\"denied\",tool=\"declared\"} 1.0");
    }

    @Test
    void aQuestionThatNobodyAnswersIsWithdrawnAndCountsAsNo() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run = rig.panel.start(browser.asking("Press enter"))) {
            var question = browser.await("approval_request");
            assertThat(browser.expect("approval_withdrawn").string("approval_id"))
                    .isEqualTo(question.string("approval_id"));
            answer(question, "allow");
            assertThat(run.body()).contains("\"ok\":false", "data: Done.");
        }
        assertThat(rig.toolError()).contains("did not answer, so it was not done");
    }

    @Test
    void aQuestionIsWithdrawnWhenItsRunIsCancelled() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run = rig.panel.start(browser.asking("Press enter"))) {
            var question = browser.await("approval_request");
            cancel(question);
            assertThat(browser.expect("approval_withdrawn").string("approval_id"))
                    .isEqualTo(question.string("approval_id"));
            run.whole();
        }
    }

    @Test
    void aQuestionIsAskedAgainByABrowserThatComesBack() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run = rig.panel.start(browser.asking("Press enter"))) {
            var question = browser.await("approval_request");
            browser.lose();
            try (var back = comeBack()) {
                assertThat(back.expect("approval_request")).isEqualTo(question);
                browser = back;
                answer(question, "allow");
                back.done(back.await("action_request"));
                assertThat(run.body()).contains("\"ok\":true");
            }
        }
    }

    @Test
    void aWaitForThePersonIsNoTimeOfTheRun() throws Exception {
        for (var i = 0; i < 4; i++) rig.answers(call("press", json("{}")), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Press it"))) {
            // Four questions of 1.2 s that nobody answers, in a run of at most 3 s.
            assertThat(run.body()).contains("data: Done.").doesNotContain("RUN_TIMEOUT");
        }
    }

    @Test
    void theRunPausesWhileThePersonUsesThePage() throws Exception {
        rig.calls("click", json("{'ref':1}"));
        try (var run = rig.panel.start(browser.asking("Click"))) {
            var request = browser.await("action_request");
            browser.say("user_took_over", ofRun(request));
            browser.sync();
            browser.done(request);
            assertThat(browser.expect("run_state").string("state")).hasValue("paused");
            run.await("You are using the page yourself, so I wait.");
            assertThat(browser.socket().isSilentFor(300)).isTrue();
            assertThat(rig.gemini.requests()).hasSize(1);
            browser.say("user_gave_back", ofRun(request));
            assertThat(browser.expect("run_state").string("state")).hasValue("thinking");
            assertThat(run.body()).contains("data: Done.");
            assertThat(browser.expect("run_state").string("outcome")).hasValue("answered");
        }
        rig.panel.awaitMetrics("rig_run_pauses_seconds_count{given_back=\"true\"} 1");
    }

    @Test
    void theModelIsToldThatThePersonUsedThePageAlsoWhereTheBrowserDoesNotSayHow() throws Exception {
        rig.calls("look", json("{}"));
        try (var run = rig.panel.start(browser.asking("Look"))) {
            var request = browser.await("action_request");
            browser.say("user_took_over", ofRun(request));
            browser.sync();
            browser.done(request);
            browser.awaitState("paused");
            browser.say("user_gave_back", ofRun(request));
            run.whole();
        }
        assertThat(rig.gemini.requests().getLast().body())
                .contains("the person used the page meanwhile: look at it again");
    }

    @Test
    void noFurtherToolIsCalledWhileThePersonUsesThePage() throws Exception {
        rig.answers(call("click", json("{'ref':1}")), call("look", json("{}")), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Click and look"))) {
            var request = browser.await("action_request");
            browser.say("user_took_over", ofRun(request));
            browser.sync();
            browser.done(request);
            browser.awaitState("paused");
            assertThat(browser.socket().isSilentFor(200)).isTrue();
            browser.say("user_gave_back", ofRun(request));
            browser.done(browser.await("action_request"));
            run.whole();
        }
    }

    @Test
    void anActThatWasAllowedWaitsForThePageToo() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run = rig.panel.start(browser.asking("Press enter"))) {
            var question = browser.await("approval_request");
            browser.say("user_took_over", ofRun(question));
            answer(question, "allow");
            browser.awaitState("paused");
            assertThat(browser.socket().isSilentFor(200)).isTrue();
            browser.say("user_gave_back", ofRun(question));
            browser.done(browser.await("action_request"));
            assertThat(run.body()).contains("\"ok\":true");
        }
    }

    @Test
    void aRunEndsWhereThePersonKeepsThePage() throws Exception {
        rig.calls("click", json("{'ref':1}"));
        try (var run = rig.panel.start(browser.asking("Click"))) {
            var request = browser.await("action_request");
            browser.say("user_took_over", ofRun(request));
            browser.sync();
            browser.done(request);
            assertThat(run.body())
                    .contains(
                            "I stopped because you have been using the page yourself for 1200 ms");
        }
        assertThat(browser.awaitState("ended").string("outcome")).hasValue("stopped");
        assertThat(rig.gemini.requests()).hasSize(1);
    }

    @Test
    void aRunWaitsOnceForAPageThatIsKept() throws Exception {
        rig.calls("press", json("{'key':'Enter'}"));
        try (var run = rig.panel.start(browser.asking("Press enter"))) {
            var question = browser.await("approval_request");
            browser.say("user_took_over", ofRun(question));
            answer(question, "allow");
            assertThat(run.body())
                    .containsOnlyOnce("You are using the page yourself, so I wait.")
                    .contains("I stopped because you have been using the page yourself");
        }
        browser.awaitState("ended");
        assertThat(browser.passedOver())
                .noneMatch(it -> it.string("type").orElseThrow().equals("action_request"));
        rig.panel.awaitMetrics("rig_run_pauses_seconds_count{given_back=\"false\"} 1");
    }

    @Test
    void aPausedRunCanBeCancelled() throws Exception {
        rig.calls("click", json("{'ref':1}"));
        try (var run = rig.panel.start(browser.asking("Click"))) {
            var request = browser.await("action_request");
            browser.say("user_took_over", ofRun(request));
            browser.done(request);
            browser.awaitState("paused");
            cancel(request);
            run.whole();
        }
        assertThat(browser.awaitState("ended").string("outcome")).hasValue("cancelled");
    }

    @Test
    void aCancelledRunEndsWithinASecondHoweverSilentTheModel() throws Exception {
        rig.gemini.enqueue(Reply.stream().event(text("Once upon")).hold(silence));
        try (var run = rig.panel.start(browser.asking("Tell me"))) {
            run.await("Once upon");
            var start = System.nanoTime();
            cancel(browser.awaitState("thinking"));
            assertThat(run.body()).contains("stopped as asked", "data: [DONE]");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(1));
        }
        assertThat(browser.awaitState("ended").string("outcome")).hasValue("cancelled");
    }

    @Test
    void aBrowserSteersNoRunOfAnother() throws Exception {
        rig.gemini.enqueue(Reply.stream().event(text("Once upon")).hold(silence));
        try (var other = ExtendedClient.connect(rig.port(), HELLO);
                var run = rig.panel.start(browser.asking("Tell me"))) {
            run.await("Once upon");
            other.say("cancel", ofRun(browser.awaitState("thinking")));
            other.sync();
            silence.open();
            assertThat(run.body()).doesNotContain("stopped as asked");
        }
        rig.panel.awaitMetrics("rig_browser_messages_ignored_total{reason=\"unexpected\"} 1.0");
    }

    @Test
    void aBrowserOfTheBaseProtocolIsToldNothingOfIt() throws Exception {
        rig.answers(text("Hi."), finish("STOP"));
        try (var base = rig.panel.connect();
                var run = rig.panel.start(base.asking("Hello"))) {
            run.whole();
            assertThat(base.socket().isSilentFor(100)).isTrue();
        }
    }

    private ExtendedClient comeBack() throws IOException {
        var hello = HELLO.toBuilder().put("resume_token", browser.resumeToken()).build();
        return ExtendedClient.connect(rig.port(), hello);
    }

    private void cancel(JsonObject data) throws IOException {
        browser.say("cancel", ofRun(data));
    }

    private static JsonObject ofRun(JsonObject data) {
        return JsonObject.of("run_id", data.string("run_id").orElseThrow());
    }

    private void answer(JsonObject question, String decision) throws IOException {
        browser.say(
                "approval_result",
                JsonObject.of("approval_id", question.string("approval_id").orElseThrow())
                        .toBuilder()
                        .put("decision", decision)
                        .build());
    }
}
