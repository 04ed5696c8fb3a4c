package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    @CsvSource({
        "true,false,true",
        "false,false,false",
        ",false,null",
    })
    void tellsThatItIsReadyAndWhatIsKnownOfTheProvider(
            Boolean reachable, boolean unused, String told) throws Exception {
        var setup = new TestServer.Setup();
        if (reachable != null) setup.reachable(reachable);
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
            var reply = fresh.get("/metrics", "");
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
    void showsAPageThatRunsItsOwnScriptAloneAndLoadsNothing() throws Exception {
        var reply = server.get("/", "Accept: text/html\r\n");
        assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'sha256-")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.body())
                .contains("Backend Rig", "curl -N", "/health", "lang=\"id\"")
                .doesNotContain("src=\"http", "@import", "style=\"", "onclick=");
    }

    @Test
    void answersWhileARunIsUnderWay() throws Exception {
        try (var busy = new TestServer((_, _) -> Thread.sleep(Duration.ofMinutes(1)));
                var client = busy.connect()) {
            client.send(busy.streamRequest());
            assertThat(busy.get("/health", "").status()).isEqualTo(200);
        }
    }
}
