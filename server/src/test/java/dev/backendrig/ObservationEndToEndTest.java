package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `/ready` and `/metrics` tell of runs that have happened.
class ObservationEndToEndTest {
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
    void readyTellsWhetherTheProviderWasLastSeen() throws Exception {
        assertThat(ready()).isEqualTo(ready("null"));
        rig.answers(text("Hello."), finish("STOP"));
        rig.panel.stream("Hello there");
        assertThat(ready()).isEqualTo(ready("true"));
        rig.gemini.enqueue(Reply.stream().event(text("Once")).reset());
        rig.panel.stream("Hello there");
        assertThat(ready()).isEqualTo(ready("false"));
        rig.gemini.enqueue(Reply.status(403).json(Chunks.error(403, "PERMISSION_DENIED")));
        rig.panel.stream("Hello there");
        assertThat(ready()).as("a refusal is an answer").isEqualTo(ready("true"));
    }

    @Test
    void runsAndStepsAreCountedWithTheirOutcome() throws Exception {
        runWithTool();
        runThatFails();
        rig.panel.awaitMetrics(
                "rig_runs_total{outcome=\"answered\"} 1.0",
                "rig_runs_total{outcome=\"forbidden\"} 1.0",
                "rig_run_steps_total 2.0",
                "rig_runs_active 0.0");
    }

    @Test
    void toolCallsAreCountedByNameAndOutcomeAndUnknownNamesAsOne() throws Exception {
        rig.answers(
                Chunks.call("click_element", json("{'ref':1}")),
                Chunks.call("click_element", json("{'ref':2}")),
                Chunks.call("click_element", json("{}")),
                Chunks.call("navigate_to", json("{'url':'file:///etc/passwd'}")),
                Chunks.call("canary_tool", json("{}")),
                finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var browser = rig.panel.connect();
                var run = rig.panel.start(browser.asking("Click"))) {
            browser.does("click_element");
            browser.fails("not there");
            run.whole();
        }
        rig.panel.awaitMetrics(
                "rig_tool_calls_total{outcome=\"done\",tool=\"click_element\"} 1.0",
                "rig_tool_calls_total{outcome=\"failed\",tool=\"click_element\"} 1.0",
                "rig_tool_calls_total{outcome=\"invalid\",tool=\"click_element\"} 1.0",
                "rig_tool_calls_total{outcome=\"denied\",tool=\"navigate_to\"} 1.0",
                "rig_tool_calls_total{outcome=\"invalid\",tool=\"unknown\"} 1.0");
        assertThat(rig.panel.get("/metrics")).doesNotContain("canary");
    }

    @Test
    void tokensAndTheTimeToTheFirstOneAreCounted() throws Exception {
        runWithTool();
        rig.panel.awaitMetrics(
                "rig_tokens_total{kind=\"input\"} 14.0",
                "rig_tokens_total{kind=\"output\"} 10.0",
                "rig_run_first_token_seconds_count 1",
                "rig_run_first_token_seconds_bucket{le=\"+Inf\"} 1");
    }

    @Test
    void everyMeterOfOursSaysWhatItIs() throws Exception {
        runWithTool();
        rig.panel.awaitMetrics("rig_runs_total{outcome=\"answered\"} 1.0");
        var metrics = rig.panel.get("/metrics");
        assertThat(metrics.lines().filter(line -> line.startsWith("# HELP rig_")))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.matches("# HELP rig_\\w+ [A-Z].+"));
        assertThat(metrics).doesNotContain("# HELP browser_");
        assertThat(
                        metrics.lines()
                                .filter(it -> it.startsWith("rig_run_first_token_seconds_bucket")))
                .hasSize(13);
    }

    @Test
    void providerErrorsAreCountedByKind() throws Exception {
        runThatFails();
        rig.gemini.enqueue(Reply.stream().event(text("Once")).reset());
        rig.panel.stream("Hello there");
        rig.panel.awaitMetrics(
                "rig_provider_errors_total{kind=\"forbidden\",provider=\"gemini\"} 1.0",
                "rig_provider_errors_total{kind=\"broken_stream\",provider=\"gemini\"}" + " 1.0");
    }

    @Test
    void socketsAndWhatTheirQueuesDroppedAreCounted() throws Exception {
        try (var _ = rig.panel.connect();
                var second = rig.panel.connect()) {
            second.sayAndAwait(json("{'type':'Nonsense'}"));
            rig.panel.awaitMetrics(
                    "rig_browser_sessions 2.0", "rig_browser_sockets_overflowed_total 0.0");
            assertThat(rig.panel.get("/metrics"))
                    .containsPattern("rig_browser_messages_ignored_total\\{reason=\"\\w+\"} 1\\.0");
        }
        rig.panel.awaitMetrics("rig_browser_sessions 0.0");
    }

    @Test
    void refusedRunsAreCountedApart() throws Exception {
        rig.close();
        rig = RunningRig.start(folder, Map.of("MAX_RUNS", "1"));
        var silence = new Gate();
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var _ = rig.panel.start(json("{'message':'Hello'}"))) {
            rig.gemini.takeCall();
            rig.panel.stream("Hello there");
            rig.panel.awaitMetrics(
                    "rig_runs_refused_total{reason=\"too_many_runs\"} 1.0", "rig_runs_active 1.0");
        } finally {
            silence.open();
        }
    }

    private void runWithTool() throws IOException {
        rig.answers(Chunks.call("scroll_to", json("{'x':0,'y':1}")), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        try (var browser = rig.panel.connect();
                var run = rig.panel.start(browser.asking("Scroll"))) {
            browser.does("scroll_to");
            run.whole();
        }
    }

    private void runThatFails() throws IOException {
        rig.gemini.enqueue(Reply.status(403).json(Chunks.error(403, "PERMISSION_DENIED")));
        rig.panel.stream("Hello there");
    }

    private String ready() throws IOException {
        return rig.panel.get("/ready");
    }

    private static String ready(String reachable) {
        return "{\"status\":\"ready\",\"provider\":{\"name\":\"gemini\",\"reachable\":"
                + reachable
                + "}}";
    }
}
