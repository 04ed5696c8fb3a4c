package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent.Failed;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.agent.RunFailure.Kind;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.agent.RunRefusedException.Reason;
import dev.backendrig.language.Language;
import dev.backendrig.message.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Failures outside of a stream: their status, shape and words.
class ProblemsTest {
    private static final String STREAM = "{\"message\":\"hi\",\"stream\":true}";
    private static final String PLAIN = "{\"message\":\"hi\"}";

    @ParameterizedTest
    @CsvSource({
        "QUOTA,429,provider-quota",
        "PROVIDER,502,provider-failed",
        "PROVIDER_TIMEOUT,504,provider-timeout",
        "INTERNAL,500,internal",
    })
    void makesAStatusOfAFailureBeforeTheFirstByte(Kind kind, int status, String slug)
            throws Exception {
        var failure = new RunFailure(kind, "It failed.", Duration.ofMillis(1500));
        Agent failing = (_, events) -> events.accept(new Failed(failure, Usage.NONE, false));
        try (var server = new TestServer(failing)) {
            for (var body : new String[] {STREAM, PLAIN}) {
                var reply = server.run(body);
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.header("Retry-After")).isEqualTo("2");
                assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(reply.body())
                        .startsWith(
                                "{\"type\":\"urn:backendrig:problem:" + slug + "\",\"title\":\"")
                        .endsWith("\",\"status\":" + status + ",\"detail\":\"It failed.\"}");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_RUNS,429,too-many-runs",
        "TOO_MANY_RUNS_OF_SESSION,429,too-many-runs",
    })
    void saysWhenToComeBackWhenARunIsRefused(Reason reason, int status, String slug)
            throws Exception {
        Agent refusing =
                (_, _) -> {
                    throw new RunRefusedException(reason, "Later, please.", Duration.ofSeconds(7));
                };
        try (var server = new TestServer(refusing)) {
            for (var body : new String[] {STREAM, PLAIN}) {
                var reply = server.run(body);
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.header("Retry-After")).isEqualTo("7");
                assertThat(reply.body()).contains(slug, "Later, please.");
            }
        }
    }

    @Test
    void leavesOutRetryAfterWhereWaitingDoesNotHelp() throws Exception {
        var failure = new RunFailure(Kind.QUOTA, "All used up.", null);
        Agent failing = (_, events) -> events.accept(new Failed(failure, Usage.NONE, false));
        try (var server = new TestServer(failing)) {
            var reply = server.run(STREAM);
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("Retry-After")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Accept: */*\r\n",
                "Accept: text/event-stream\r\n",
                "Accept: text/plain, text/html;q=0.9, */*;q=0.1\r\n",
                "Accept: application/json;q=0, */*\r\n",
            })
    void givesTheBareSentenceToThoseWhoDoNotAskForJson(String accept) throws Exception {
        try (var server = new TestServer(TestServer.greeting())) {
            var reply = server.run(accept, "{\"message\":\" \"}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(reply.body()).isEqualTo("message: The question is missing or blank.\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/problem+json",
                "application/*",
                "application/json, text/plain, */*",
                "text/html, APPLICATION/JSON;q=0.5",
            })
    void givesJsonToThoseWhoAskForIt(String accept) throws Exception {
        try (var server = new TestServer(TestServer.greeting())) {
            var reply = server.run("Accept: " + accept + "\r\n", "{\"message\":\" \"}");
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"type\":\"urn:backendrig:problem:invalid-fields\","
                                    + "\"title\":\"Wrong fields\",\"status\":400,"
                                    + "\"detail\":\"message: The question is missing or blank.\","
                                    + "\"errors\":[{\"field\":\"message\","
                                    + "\"message\":\"The question is missing or blank.\"}]}");
        }
    }

    @Test
    void speaksTheLanguageThatIsSetOrThatThePromptOrTheClientSpeaks() throws Exception {
        var wrong = "{\"message\":\"tolong rangkum halaman ini\",\"image\":\"x\"}";
        try (var server = new TestServer(TestServer.greeting())) {
            assertThat(server.run("", wrong).body()).contains("Gambar bukan");
            assertThat(server.run("Accept-Language: id, en;q=0.5\r\n", "{}").body())
                    .contains("Pertanyaan");
            assertThat(server.run("Accept-Language: fr\r\n", "{}").body()).contains("The question");
        }
        var english = new TestServer.Setup().language(Language.ENGLISH);
        try (var server = new TestServer(english, TestServer.greeting())) {
            assertThat(server.run("Accept-Language: id\r\n", wrong).body())
                    .contains("The image is not");
        }
    }

    @Test
    void tellsAClientNothingOfAFaultOfOurs() throws Exception {
        Agent broken =
                (_, _) -> {
                    throw new IllegalStateException("the secret detail");
                };
        try (var server = new TestServer(broken)) {
            for (var body : new String[] {STREAM, PLAIN}) {
                var reply = server.run(body);
                assertThat(reply.status()).isEqualTo(500);
                assertThat(reply.body()).doesNotContain("secret", "IllegalState");
            }
        }
    }

    @Test
    void countsARunThatTellsNoEndAsAFaultOfOurs() throws Exception {
        try (var server = new TestServer((_, _) -> {})) {
            assertThat(server.run(STREAM).status()).isEqualTo(500);
            assertThat(server.run(PLAIN).status()).isEqualTo(500);
        }
    }

    @Test
    void countsARunThatNobodyInterruptedAsAFaultOfOurs() throws Exception {
        Agent interrupted =
                (_, _) -> {
                    throw new InterruptedException();
                };
        try (var server = new TestServer(interrupted)) {
            assertThat(server.run(STREAM).status()).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: localhost\r\nbroken header\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "GET /a/%2e%2e/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            })
    void givesErrorsOfTheLibraryTheSameShape(String request) throws Exception {
        try (var server = new TestServer(TestServer.greeting());
                var client = server.connect()) {
            var reply = client.send(request).read();
            assertThat(reply.status()).isIn(400, 505);
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(reply.body()).doesNotContain("<", "Jetty", "jetty").endsWith(".\n");
        }
    }
}
