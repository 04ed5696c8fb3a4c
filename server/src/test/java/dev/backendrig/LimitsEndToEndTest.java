package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each limit of a run, met on the assembled server and told to the person.
class LimitsEndToEndTest {
    private static final JsonObject PROMPT = json("{'message':'Hello there','stream':true}");

    @TempDir Path folder;
    private final Gate silence = new Gate();
    private @Nullable RunningRig started;

    @AfterEach
    void stop() {
        silence.open();
        if (started != null) started.close();
    }

    @Test
    void theStepsAreLimited() throws Exception {
        var rig = start(Map.of("MAX_STEPS", "2"));
        rig.gemini.answerBy(_ -> reply(Chunks.call("get_page_content", json("{}"))));
        try (var browser = rig.panel.connect();
                var run = rig.panel.start(browser.asking("Read it all"))) {
            browser.does("get_page_content", new JsonString("one"));
            browser.does("get_page_content", new JsonString("two"));
            assertThat(run.body())
                    .contains("data: I stopped after 2 steps")
                    .endsWith("data: [DONE]\n\n")
                    .doesNotContain("event: error");
        }
        assertThat(rig.gemini.requests()).hasSize(2);
    }

    @Test
    void theTimeIsLimitedWhileTheModelIsSilent() throws Exception {
        var rig = start(Map.of("RUN_TIMEOUT", "1s"));
        rig.gemini.enqueue(Reply.silentUntil(silence));
        assertThat(rig.panel.ask(PROMPT).body())
                .startsWith("data: I stopped because this request took 1 s, the longest")
                .endsWith("data: [DONE]\n\n")
                .doesNotContain("event: error");
        assertThat(rig.gemini.takeCall().awaitClientClosed(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void theTimeIsLimitedInTheMiddleOfAnAnswerWhichStays() throws Exception {
        var rig = start(Map.of("RUN_TIMEOUT", "1500ms"));
        rig.gemini.enqueue(Reply.stream().event(text("Once upon")).hold(silence));
        assertThat(rig.panel.ask(PROMPT).body())
                .startsWith("data: Once upon\n\n")
                .contains("data: I stopped because this request took");
    }

    @Test
    void theTimeIsLimitedWhileAToolWaitsForTheBrowser() throws Exception {
        var rig = start(Map.of("RUN_TIMEOUT", "1500ms"));
        rig.gemini.answerBy(_ -> reply(Chunks.call("click_element", json("{'ref':1}"))));
        try (var browser = rig.panel.connect();
                var run = rig.panel.start(browser.asking("Click"))) {
            browser.next();
            assertThat(run.body())
                    .containsSubsequence(
                            "\"status\":\"calling\"",
                            "\"status\":\"completed\",\"ok\":false",
                            "data: I stopped because this request took")
                    .endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void theTimeIsLimitedWhileABrowserIsWaitedFor() throws Exception {
        var rig = start(Map.of("RUN_TIMEOUT", "50ms"));
        assertThat(rig.panel.ask(json("{'message':'Hello there','session_id':'gone'}")).body())
                .contains("data: I stopped because this request took")
                .endsWith("data: [DONE]\n\n")
                .doesNotContain("event: error");
    }

    @Test
    void aLimitIsAnAnswerOfAJsonRequestToo() throws Exception {
        var rig = start(Map.of("RUN_TIMEOUT", "300ms"));
        rig.gemini.enqueue(Reply.silentUntil(silence));
        var reply = rig.panel.ask(json("{'message':'Hello there'}"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .startsWith("{\"response\":\"I stopped because this request took 300 ms,");
    }

    @Test
    void theSameCallWithTheSameResultIsHintedAtAndThenStopped() throws Exception {
        var rig = start(Map.of());
        rig.gemini.answerBy(_ -> reply(Chunks.call("get_page_content", json("{}"))));
        try (var browser = rig.panel.connect();
                var run = rig.panel.start(browser.asking("Read it again"))) {
            for (var i = 0; i < 5; i++) browser.does("get_page_content", new JsonString("same"));
            assertThat(run.body())
                    .contains(
                            "data: I stopped because the same action (get_page_content) brought the"
                                    + " same result 5 times.");
        }
        var requests = rig.gemini.requests();
        assertThat(requests).hasSize(5);
        assertThat(requests.get(2).body()).doesNotContain("same call with the same result");
        assertThat(requests.get(3).parts(-1).toString())
                .contains("This is the same call with the same result, 3 times now.");
    }

    @Test
    void wrongCallsAreAnsweredThreeTimesAndThenTheRunEnds() throws Exception {
        var rig = start(Map.of());
        rig.gemini.answerBy(_ -> reply(Chunks.call("fly_away", json("{}"))));
        try (var browser = rig.panel.connect()) {
            assertThat(rig.panel.ask(browser.asking("Fly away please")).body())
                    .contains("data: I stopped because the model kept calling its tools wrongly")
                    .endsWith("data: [DONE]\n\n");
        }
        assertThat(rig.gemini.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooManyRunsGet429WithRetryAfter(boolean stream) throws Exception {
        var rig = start(Map.of("MAX_RUNS", "1"));
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var first = rig.panel.start(PROMPT)) {
            rig.gemini.takeCall();
            var refused =
                    rig.panel.ask(
                            PROMPT.toBuilder().put("stream", stream).build(),
                            Map.of("Accept", "application/json"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body())
                    .contains("urn:backendrig:problem:too-many-runs", "works on 1 requests");
            silence.open();
            first.whole();
        }
        rig.panel.awaitMetrics("rig_runs_active 0.0");
        rig.answers(text("Again."), finish("STOP"));
        assertThat(rig.panel.ask(PROMPT).status()).isEqualTo(200);
    }

    @Test
    void tooManyRunsOfOneBrowserGet429AndAnotherBrowserDoesNot() throws Exception {
        var rig = start(Map.of("MAX_RUNS_PER_SESSION", "1"));
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var browser = rig.panel.connect();
                var other = rig.panel.connect();
                var _ = rig.panel.start(browser.asking("Hello there"))) {
            rig.gemini.takeCall();
            var refused = rig.panel.ask(browser.asking("Hello there"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body()).startsWith("This browser already has 1 requests under way");
            rig.panel.awaitMetrics("rig_runs_total{outcome=\"refused\"} 1.0");
            rig.answers(text("Yes."), finish("STOP"));
            assertThat(rig.panel.ask(other.asking("Hello there")).body()).contains("data: Yes.");
        }
    }

    @Test
    void aSecondRunOfABrowserWaitsForItAndIsThenToldOnce() throws Exception {
        var rig = start(Map.of());
        try (var browser = rig.panel.connect();
                var _ = driving(rig, browser)) {
            rig.gemini.answerBy(_ -> reply(text("Busy then.")));
            rig.answers(Chunks.call("click_element", json("{'ref':2}")), finish("STOP"));
            rig.answers(Chunks.call("click_element", json("{'ref':3}")), finish("STOP"));
            var stream = rig.panel.ask(browser.asking("Click as well")).body();
            assertThat(stream)
                    .containsOnlyOnce("data: Another request is using this browser right now")
                    .contains("\"ok\":false", "data: Busy then.")
                    .endsWith("data: [DONE]\n\n");
            assertThat(browser.socket().isSilentFor(50)).isTrue();
        }
    }

    @Test
    void aSecondRunDrivesTheBrowserOnceTheFirstHasEnded() throws Exception {
        var rig = start(Map.of());
        try (var browser = rig.panel.connect()) {
            try (var first = driving(rig, browser)) {
                first.leave();
            }
            rig.answers(Chunks.call("click_element", json("{'ref':2}")), finish("STOP"));
            rig.answers(text("Clicked."), finish("STOP"));
            try (var second = rig.panel.start(browser.asking("Click as well"))) {
                browser.does("click_element");
                assertThat(second.body()).contains("data: Clicked.");
            }
        }
    }

    /// A run that has asked the browser for something and waits for it.
    private static PanelRun driving(RunningRig rig, TestBrowser browser) throws IOException {
        rig.answers(Chunks.call("click_element", json("{'ref':1}")), finish("STOP"));
        var run = rig.panel.start(browser.asking("Click"));
        browser.next();
        return run;
    }

    private RunningRig start(Map<String, String> settings) throws IOException {
        var rig = RunningRig.start(folder, settings);
        started = rig;
        return rig;
    }

    private static Reply reply(JsonObject chunk) {
        return Reply.stream(chunk, finish("STOP"));
    }
}
