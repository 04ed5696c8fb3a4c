package dev.backendrig.bench.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeGeminiTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private FakeGemini gemini;

    @BeforeEach
    void start() throws IOException {
        gemini = FakeGemini.start();
    }

    @AfterEach
    void stop() throws IOException {
        gemini.close();
        http.close();
    }

    @Test
    void callsActionsUntilAllResultsAreThereAndTimesEach() throws Exception {
        var prompt = new Script.Actions(1, 2).prompt();
        assertThat(ask(prompt)).contains("\"y\":0").contains("functionCall");
        assertThat(ask(prompt + "\"functionResponse\"")).contains("\"y\":1");
        assertThat(ask(prompt + "\"functionResponse\"\"functionResponse\""))
                .contains("\"text\"")
                .doesNotContain("functionCall");
        assertThat(gemini.roundTrips().of(1)).hasSize(2).allMatch(nanos -> nanos > 0);
    }

    @Test
    void streamsEventsInTheFormOfGemini() throws Exception {
        var script = new Script.Paced(1, Duration.ofMillis(1), Duration.ZERO, 3);
        assertThat(ask(script.prompt()).split("\r\n\r\n", -1))
                .hasSize(5)
                .allMatch(event -> event.isEmpty() || event.startsWith("data: {\"candidates\":["));
    }

    @Test
    void knowsNothingElse() throws Exception {
        var request = HttpRequest.newBuilder(uri("/v1beta/models")).build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    }

    private String ask(String prompt) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri("/v1beta/models/fake:streamGenerateContent?alt=sse"))
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(prompt))
                        .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + gemini.port() + path);
    }
}
