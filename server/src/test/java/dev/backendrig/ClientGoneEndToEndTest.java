package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.callPart;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.parts;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonNull;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A panel that goes away in the middle of a run.
class ClientGoneEndToEndTest {
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    enum Farewell {
        FIN,
        RST
    }

    @TempDir Path folder;
    private final Gate silence = new Gate();
    private RunningRig rig;
    private TestBrowser browser;

    @BeforeEach
    void start() throws Exception {
        rig = RunningRig.start(folder);
        browser = rig.panel.connect();
        // The first call of all takes the longer way through classes that are not loaded yet.
        rig.answers(text("Warm."), finish("STOP"));
        rig.panel.stream("Hello");
        rig.gemini.takeCall();
    }

    @AfterEach
    void stop() throws IOException {
        silence.open();
        browser.close();
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(Farewell.class)
    void theModelCallIsClosedAtOnceThoughTheModelHasNotAnswered(Farewell farewell)
            throws Exception {
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var run = rig.panel.start(browser.asking("Click"))) {
            var call = rig.gemini.takeCall();
            leave(run, farewell);
            assertThat(call.awaitClientClosed(AT_ONCE)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Farewell.class)
    void theModelCallIsClosedAtOnceInASilenceOfTheStreamAndNoActionFollows(Farewell farewell)
            throws Exception {
        rig.gemini.enqueue(
                Reply.stream()
                        .event(text("I click now."))
                        .hold(silence)
                        .event(parts(callPart(null, "click_element", json("{'ref':1}"))))
                        .event(finish("STOP")));
        try (var run = rig.panel.start(browser.asking("Click"))) {
            run.await("I click now.");
            var call = rig.gemini.takeCall();
            leave(run, farewell);
            assertThat(call.awaitClientClosed(AT_ONCE)).isTrue();
            silence.open();
            assertThat(browser.socket().isSilentFor(200)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Farewell.class)
    void theModelCallOfARequestForJsonIsClosedAtOnceToo(Farewell farewell) throws Exception {
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var run = rig.panel.start(json("{'message':'Hello'}"))) {
            var call = rig.gemini.takeCall();
            leave(run, farewell);
            assertThat(call.awaitClientClosed(AT_ONCE)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Farewell.class)
    void theRestOfParallelCallsIsNotMade(Farewell farewell) throws Exception {
        rig.answers(
                parts(
                        callPart(null, "click_element", json("{'ref':1}")),
                        callPart(null, "click_element", json("{'ref':2}"))),
                finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Click both"))) {
            var first = browser.next();
            leave(run, farewell);
            rig.panel.awaitMetrics("rig_runs_active 0.0");
            browser.result(first, true, JsonNull.NULL, JsonNull.NULL);
            assertThat(browser.socket().isSilentFor(200)).isTrue();
        }
        assertThat(rig.gemini.requests()).hasSize(2);
    }

    @Test
    void theEndIsCountedAsCancelled() throws Exception {
        rig.gemini.enqueue(Reply.silentUntil(silence));
        try (var run = rig.panel.start(browser.asking("Click"))) {
            rig.gemini.takeCall();
            run.leave();
            rig.panel.awaitMetrics(
                    "rig_runs_total{outcome=\"cancelled\"} 1.0",
                    "rig_http_clients_gone_total 1.0",
                    "rig_runs_active 0.0");
        }
    }

    private static void leave(PanelRun run, Farewell farewell) throws IOException {
        switch (farewell) {
            case FIN -> run.leave();
            case RST -> run.reset();
        }
    }
}
