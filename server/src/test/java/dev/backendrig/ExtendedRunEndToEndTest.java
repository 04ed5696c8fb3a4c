package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static dev.backendrig.model.gemini.Chunks.thought;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.TypedEvent;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of the extended protocol with the whole server: a panel, a browser and a provider.
class ExtendedRunEndToEndTest {
    private static final JsonObject PROMPT = json("{'message':'Hello there','protocol':2}");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String PING = "{\"type\":\"Ping\"}";
    private static final String PONG = "{\"type\":\"Pong\"}";

    @TempDir Path folder;
    private final Gate silence = new Gate();
    private RunningRig rig;
    private TestBrowser browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder, Map.of("MAX_RUNS_PER_SESSION", "1"));
        browser = rig.panel.connect();
    }

    @AfterEach
    void stop() throws IOException {
        silence.open();
        browser.close();
        rig.close();
    }

    private JsonObject asking(String message) {
        return browser.asking(message).toBuilder().put("protocol", 2).build();
    }

    @Test
    void aRunTellsItsBeginningItsThoughtsItsToolsItsWordsAndItsEnd() throws Exception {
        rig.answers(thought("hm"), call("get_page_content", json("{}")), finish("STOP"));
        rig.answers(text("A page "), text("on tea."), finish("STOP"));
        try (var run = rig.panel.start(asking("Read"))) {
            var id = run.runId();
            assertThat(id).matches("[0-9a-f]{32}");
            browser.does("get_page_content", new JsonString("tea"));
            var events = run.events();
            assertThat(events.getFirst().data())
                    .isEqualTo(
                            JsonObject.builder()
                                    .put("run_id", id)
                                    .put("session_id", browser.session())
                                    .put("model", "gemini-flash-latest")
                                    .put("provider", "gemini")
                                    .build());
            assertThat(names(events))
                    .containsExactly(
                            "run", "thought", "tool", "tool", "text", "text", "usage", "done");
            assertThat(events.get(3).data().string("result")).contains("tea");
            assertThat(events).extracting(TypedEvent::id).isEqualTo(numbers(events.size()));
        }
    }

    private static List<String> names(List<TypedEvent> events) {
        return events.stream().map(TypedEvent::name).toList();
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    @Test
    void aFailureOfTheProviderIsToldInTheStream() throws Exception {
        rig.gemini.enqueue(Reply.status(403).json(JsonObject.EMPTY));
        try (var run = rig.panel.start(PROMPT)) {
            var events = run.events();
            assertThat(names(events)).containsExactly("run", "error", "done");
            assertThat(events.get(1).data().string("code")).contains("provider-failed");
            assertThat(events).last().hasToString("done {\"outcome\":\"failed\"}");
        }
    }

    @Test
    void aRunTooManyOfABrowserIsAnHttpProblem() throws Exception {
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var first = rig.panel.start(asking("Hello"))) {
            first.runId();
            assertThat(rig.panel.ask(asking("Hello")).status()).isEqualTo(429);
        }
    }

    @Test
    void isCancelledWhileTheModelIsSilent() throws Exception {
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var run = rig.panel.start(PROMPT)) {
            var id = run.runId();
            var call = rig.gemini.takeCall();
            var reply = rig.panel.cancel(id);
            assertThat(reply.status()).isEqualTo(202);
            assertThat(reply.body())
                    .isEqualTo("{\"run_id\":\"" + id + "\",\"status\":\"cancelling\"}");
            assertThat(call.awaitClientClosed(SECOND)).isTrue();
            assertThat(run.events()).last().hasToString("done {\"outcome\":\"cancelled\"}");
            assertThat(rig.panel.cancel(id).body()).contains("\"status\":\"ended\"");
            rig.panel.awaitMetrics("rig_runs_total{outcome=\"cancelled\"} 1.0");
        }
    }

    @Test
    void isCancelledWhileAnActionIsPending() throws Exception {
        rig.answers(
                call("click_element", json("{'ref':1}")),
                call("click_element", json("{'ref':2}")),
                finish("STOP"));
        try (var run = rig.panel.start(asking("Click"))) {
            browser.next();
            rig.panel.cancel(run.runId());
            var events = run.events();
            assertThat(names(events)).containsExactly("run", "tool", "tool", "usage", "done");
            assertThat(events.get(2).data().bool("ok")).contains(false);
            assertThat(events).last().hasToString("done {\"outcome\":\"cancelled\"}");
        }
        assertThat(pinged()).isEqualTo(PONG);
        assertThat(rig.gemini.requests()).hasSize(1);
    }

    /// What the server sends next, asked for something harmless.
    private String pinged() throws IOException {
        browser.socket().sendText(PING);
        return browser.socket().readText();
    }

    @Test
    void readsOnWithoutItsClientAndClicksOnlyBeforeItsEyes() throws Exception {
        rig.answers(call("get_interactive_elements", json("{}")), finish("STOP"));
        rig.answers(call("click_element", json("{'ref':1}")), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
        String id;
        try (var run = rig.panel.start(asking("Read, then click"))) {
            id = run.runId();
            var read = browser.next();
            run.leave();
            rig.panel.awaitMetrics("rig_run_readers 0.0");
            browser.result(read, true, JsonNull.NULL, json("{'elements':[{'id':1,'name':'Tea'}]}"));
        }
        rig.panel.awaitMetrics("rig_run_steps_total 2.0");
        assertThat(pinged()).isEqualTo(PONG);
        try (var again = rig.panel.takeUp(id, 1)) {
            browser.does("click_element");
            assertThat(names(again.events()))
                    .containsExactly("tool", "tool", "tool", "tool", "text", "usage", "done");
        }
    }

    @Test
    void noIdOfARunIsInTheMetrics() throws Exception {
        rig.answers(text("Hi."), finish("STOP"));
        try (var run = rig.panel.start(PROMPT)) {
            var id = run.runId();
            run.events();
            rig.panel.takeUp(id, 0).whole();
            rig.panel.awaitMetrics(
                    "rig_http_requests_total{method=\"POST\",route=\"/agent/run\",status=\"200\"}"
                            + " 1.0",
                    "rig_http_requests_total{method=\"GET\",route=\"/agent/runs/{run_id}/events\",status=\"200\"}"
                        + " 1.0");
            assertThat(rig.panel.get("/metrics")).doesNotContain(id);
        }
    }

    @Test
    void theServerTellsWhatItIs() throws Exception {
        assertThat(rig.panel.get("/agent/info"))
                .isEqualTo(
                        "{\"name\":\"Backend Rig\",\"version\":\"dev\","
                                + "\"model\":\"gemini-flash-latest\",\"provider\":\"gemini\","
                                + "\"auth\":false,\"tools\":true}");
    }
}
