package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.message.Usage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is at which address.
class RoutesTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(TestServer.greeting());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsItsHealth() throws Exception {
        var reply = server.get("/health", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(reply.header("Server")).isEmpty();
    }

    @Test
    void answersInJsonWithTheCountedTokens() throws Exception {
        var reply = server.run("{\"message\":\"hi\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.body())
                .isEqualTo(
                        "{\"response\":\"hello\",\"prompt_tokens\":3,\"response_tokens\":4,"
                                + "\"total_tokens\":7}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"hi\"}|application/json",
                "{\"message\":\"hi\",\"stream\":false}|application/json",
                "{\"message\":\"hi\",\"stream\":null}|application/json",
                "{\"message\":\"hi\",\"stream\":true}|text/event-stream",
                "{\"message\":\"hi\",\"session_id\":\"s\"}|text/event-stream",
                "{\"message\":\"hi\",\"session_id\":\"s\",\"stream\":null}|text/event-stream",
                "{\"message\":\"hi\",\"session_id\":\"s\",\"stream\":true}|text/event-stream",
                "{\"message\":\"hi\",\"session_id\":\"s\",\"stream\":false}|application/json",
                "{\"message\":\"hi\",\"session_id\":null}|application/json",
            })
    void streamsWhereItIsAskedForOrASessionIsNamed(String body, String type) throws Exception {
        assertThat(server.run(body).header("Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "null"})
    void tellsThatItIsReadyAndWhatIsKnownOfTheProvider(String told) throws Exception {
        var setup = new TestServer.Setup();
        if (!told.equals("null")) setup.reachable(Boolean.parseBoolean(told));
        try (var fresh = new TestServer(setup, TestServer.greeting())) {
            var reply = fresh.get("/ready", "");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"status\":\"ready\",\"provider\":{\"name\":\"test\",\"reachable\":"
                                    + told
                                    + "}}");
        }
    }

    @Test
    void countsWhatItAnswers() throws Exception {
        try (var fresh = new TestServer(TestServer.greeting())) {
            fresh.get("/health", "");
            fresh.get("/nothing/of/the/kind", "");
            fresh.ask("BREW", "/health", "", "");
            fresh.run("{\"message\":\"hi\",\"stream\":true}");
            var reply = metrics(fresh, "\"/agent/run\",status=\"200\"");
            assertThat(reply.header("Content-Type"))
                    .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(reply.body())
                    .contains(
                            line("GET", "/health", 200),
                            line("GET", "other", 404),
                            line("other", "/health", 405),
                            line("POST", "/agent/run", 200),
                            "rig_http_streams_open 0.0",
                            "rig_http_first_byte_seconds_count 1",
                            "rig_http_keepalives_total 0.0",
                            "rig_http_clients_gone_total 0.0");
        }
    }

    /// The metrics, once they contain the text: a request is counted just after it is answered.
    private static Reply metrics(TestServer server, String text) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var reply = server.get("/metrics", "");
        while (!reply.body().contains(text)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            reply = server.get("/metrics", "");
        }
        return reply;
    }

    private static String line(String method, String route, int status) {
        return "rig_http_requests_total{method=\""
                + (method + "\",route=\"" + route + "\",status=\"" + status + "\"} 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/ready", "/metrics"})
    void answersHeadLikeGetButWithoutABody(String path) throws Exception {
        var get = server.get(path, "");
        try (var client = server.connect()) {
            client.send(server.request("HEAD", path, "", ""));
            var head = client.read("HEAD");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
            assertThat(head.header("Content-Length")).isNotEmpty();
            // The connection is in order: no body followed.
            assertThat(client.send(server.request("GET", "/health", "", "")).read().body())
                    .isEqualTo("{\"status\":\"ok\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|GET, HEAD, OPTIONS",
                "/health|GET, HEAD, OPTIONS",
                "/agent/run|POST, OPTIONS",
                "/ws|GET, OPTIONS",
            })
    void answersOptionsWithTheMethodsOfAnAddress(String path, String methods) throws Exception {
        var reply = server.ask("OPTIONS", path, "", "");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Allow")).isEqualTo(methods);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/health/",
                "//health",
                "/HEALTH",
                "/health;x=1",
                "/%68ealth",
                "/agent/run/",
                "/agent//run",
                "/agent%2Frun",
                "/agent/./run",
                "/agent/x/../run",
                "/.",
                "/..",
                "/health%00",
                "/page.html",
            })
    void takesEveryOtherSpellingOfAnAddressForAnotherAddress(String path) throws Exception {
        var reply = server.get(path, "");
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void ignoresAQuery() throws Exception {
        assertThat(server.get("/health?a=b&c", "").status()).isEqualTo(200);
    }

    @Test
    void asksForAnUpgradeOnTheSocket() throws Exception {
        var reply = server.get("/ws", "");
        assertThat(reply.status()).isEqualTo(426);
        assertThat(reply.header("Upgrade")).isEqualTo("websocket");
        assertThat(server.ask("POST", "/ws", "", "").status()).isEqualTo(405);
        assertThat(server.ask("HEAD", "/ws", "", "").status()).isEqualTo(405);
    }

    @Test
    void handsTheSocketToItsHandlerWhichStartsWithTheServer() throws Exception {
        var socket =
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        response.setStatus(isStarted() && getServer() != null ? 299 : 500);
                        callback.succeeded();
                        return true;
                    }
                };
        try (var own =
                new TestServer(new TestServer.Setup().socket(socket), TestServer.greeting())) {
            assertThat(own.get("/ws?protocol=2", "").status()).isEqualTo(299);
        }
        assertThat(socket.isStopped()).isTrue();
    }

    @Test
    void keepsNoticesApartFromTextInJsonToo() throws Exception {
        Agent agent =
                (_, events) -> {
                    events.accept(new RunEvent.TextDelta("One"));
                    events.accept(new RunEvent.ThoughtDelta("hidden"));
                    events.accept(new RunEvent.Notice("A limit."));
                    events.accept(new RunEvent.TextDelta("Two"));
                    events.accept(new RunEvent.Finished(Usage.NONE, false));
                };
        try (var own = new TestServer(agent)) {
            assertThat(own.run("{\"message\":\"hi\"}").body())
                    .isEqualTo("{\"response\":\"One\\n\\nA limit.\\n\\nTwo\"}");
        }
    }

    @Test
    void streamsToOldClientsUntilTheConnectionEnds() throws Exception {
        try (var client = server.connect()) {
            client.send(server.streamRequest().replace("HTTP/1.1", "HTTP/1.0"));
            var reply = client.read();
            assertThat(reply.header("Transfer-Encoding")).isEmpty();
            assertThat(reply.body()).startsWith("data: hello\n\n").endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void showsAPageThatRunsItsOwnScriptAloneAndLoadsNothing() throws Exception {
        var reply = server.get("/", "Accept: text/html\r\n");
        assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'sha256-")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.body())
                .contains("Backend Rig", "curl -N", "/health", "lang=\"id\"")
                .contains("Authorization: Bearer")
                .doesNotContain("src=\"http", "@import", "style=\"", "onclick=");
    }

    @Test
    void answersWhileARunIsUnderWay() throws Exception {
        try (var busy = new TestServer((_, _) -> new CountDownLatch(1).await());
                var client = busy.connect()) {
            client.send(busy.streamRequest());
            assertThat(busy.get("/health", "").status()).isEqualTo(200);
        }
    }
}
