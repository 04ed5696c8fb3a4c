package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static dev.backendrig.model.gemini.Chunks.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.RawSocketClient;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.FakeGemini;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM to the real process while people use it.
class StopEndToEndTest {
    private static final JsonObject PROMPT = json("{'message':'Hello there','stream':true}");

    @TempDir Path folder;
    private final FakeGemini gemini = FakeGemini.start();
    private final Gate silence = new Gate();

    @AfterEach
    void stop() {
        silence.open();
        gemini.close();
    }

    @Test
    void aStreamThatDoesNotEndInTimeEndsWithASentenceAndTheSocketsWith1001() throws Exception {
        gemini.enqueue(Reply.stream().event(text("Once upon")).hold(silence));
        try (var server = start("200ms");
                var browser = server.panel.connect();
                var run = server.panel.start(PROMPT)) {
            run.await("Once upon");
            server.terminate();
            assertThat(run.body())
                    .isEqualTo(
                            """
                            data: Once upon

                            event: error
                            data: The server is being stopped, so this answer ends here. Please ask again shortly.

                            data: [DONE]

                            """);
            var close = browser.socket().read(RawSocketClient.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1001);
            assertThat(server.exitCode()).isZero();
        }
        assertThat(gemini.takeCall().awaitClientClosed(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void aToolThatIsStillWaitedForIsToldAsNotDone() throws Exception {
        gemini.enqueue(
                Reply.stream(Chunks.call("click_element", json("{'ref':1}")), finish("STOP")));
        try (var server = start("200ms");
                var browser = server.panel.connect();
                var run = server.panel.start(browser.asking("Click"))) {
            browser.next();
            server.terminate();
            assertThat(run.body())
                    .containsSubsequence(
                            "\"status\":\"calling\"",
                            "\"status\":\"completed\",\"ok\":false",
                            "event: error",
                            "\"input_tokens\":7,\"output_tokens\":5,\"total_tokens\":12}",
                            "data: [DONE]\n\n");
            assertThat(server.exitCode()).isZero();
        }
    }

    @Test
    void whatTheModelCountedBeforeTheStopIsToldBeforeTheEnd() throws Exception {
        var counted = text("Once upon").toBuilder().put("usageMetadata", usage(7, 2)).build();
        gemini.enqueue(Reply.stream().event(counted).hold(silence));
        try (var server = start("200ms");
                var run = server.panel.start(PROMPT)) {
            run.await("Once upon");
            server.terminate();
            assertThat(run.body())
                    .endsWith(
                            """
                            event: usage
                            data: {"__type":"usage","input_tokens":7,"output_tokens":2,"total_tokens":9}

                            data: [DONE]

                            """);
            assertThat(server.exitCode()).isZero();
        }
    }

    @Test
    void aRunThatHasShownNothingYetIsAnsweredWith503() throws Exception {
        gemini.enqueue(Reply.silentUntil(silence));
        try (var server = start("100ms");
                var run = server.panel.start(PROMPT)) {
            gemini.takeCall();
            server.terminate();
            assertThat(run.head().status()).isEqualTo(503);
            assertThat(run.head().header("Retry-After")).isEqualTo("5");
            assertThat(server.exitCode()).isZero();
        }
    }

    @Test
    void aRunningStreamMayEndAndNoNewOneBegins() throws Exception {
        gemini.enqueue(
                Reply.stream()
                        .event(text("Once upon"))
                        .hold(silence)
                        .event(text(" a time."))
                        .event(finish("STOP")));
        try (var server = start("20s");
                var run = server.panel.start(PROMPT)) {
            run.await("Once upon");
            server.terminate();
            awaitDraining(server.panel);
            var refused = server.panel.ask(PROMPT);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(server.panel.get("/health")).isEqualTo("{\"status\":\"ok\"}");
            silence.open();
            assertThat(run.body()).contains("data:  a time.\n\n").doesNotContain("event: error");
            assertThat(server.exitCode()).isZero();
        }
        assertThat(gemini.requests()).hasSize(1);
    }

    @Test
    void anIdleServerEndsAtOnce() throws Exception {
        try (var server = start("20s");
                var browser = server.panel.connect()) {
            server.terminate();
            var close = browser.socket().read(RawSocketClient.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1001);
            assertThat(server.exitCode()).isZero();
        }
    }

    private static void awaitDraining(Panel panel) throws IOException {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!panel.get("/ready").contains("draining")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private ServerProcess start(String drainTimeout) throws IOException {
        return ServerProcess.start(
                folder,
                Map.of(
                        "GEMINI_API_KEY",
                        "test-key",
                        "GEMINI_BASE_URL",
                        gemini.baseUrl().toString(),
                        "DRAIN_TIMEOUT",
                        drainTimeout));
    }
}
