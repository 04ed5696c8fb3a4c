package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a browser is told about which pages may read an answer.
class CorsTest {
    private static final String ORIGIN = "Origin: " + TestServer.EXTENSION + "\r\n";
    private static final String METHOD = "Access-Control-Request-Method: POST\r\n";
    private static final String NETWORK = "Access-Control-Request-Private-Network: true\r\n";
    private static final String ALLOW = "Access-Control-Allow-Origin";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(new TestServer.Setup().token("secret"), TestServer.greeting());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/agent/run,{\"message\":\"hi\"},200",
        "POST,/agent/run,{},400",
        "POST,/nothing,,404",
        "GET,/agent/run,,405",
        "GET,/ready,,200",
        "GET,/agent/info,,200",
        "GET,/agent/runs/x/events,,404",
        "POST,/agent/runs/x/cancel,,404",
        "POST,/agent/runs/x/approvals/y,{\"decision\":\"allow\"},404",
        "POST,/agent/session,,403",
        "GET,/console/x,,404",
    })
    void echoesTheOriginOnEveryAnswer(String method, String path, String body, int status)
            throws Exception {
        var headers = ORIGIN + "Authorization: Bearer secret\r\nContent-Type: application/json\r\n";
        var reply = server.ask(method, path, headers, body == null ? "" : body);
        assertThat(reply.status()).isEqualTo(status);
        assertReadable(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "/agent/info,'GET, HEAD, OPTIONS'",
        "/agent/runs/x/events,'GET, OPTIONS'",
        "/agent/runs/x/cancel,'POST, OPTIONS'",
        "/agent/runs/x/approvals/y,'POST, OPTIONS'",
        "/agent/session,'POST, OPTIONS'",
        "/console/x/y.js,'GET, HEAD, OPTIONS'"
    })
    void answersThePreflightOfTheExtendedInterface(String path, String methods) throws Exception {
        var wanted = "Access-Control-Request-Headers: last-event-id,authorization\r\n";
        var reply = server.ask("OPTIONS", path, ORIGIN + METHOD + wanted, "");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Allow")).isEqualTo(methods);
        assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo(methods);
        assertThat(reply.header("Access-Control-Allow-Headers"))
                .isEqualTo("last-event-id,authorization");
        assertReadable(reply);
    }

    @Test
    void echoesTheOriginWhereTheTokenIsMissing() throws Exception {
        var reply = server.get("/ready", ORIGIN);
        assertThat(reply.status()).isEqualTo(401);
        assertReadable(reply);
    }

    @Test
    void echoesTheOriginOnAStream() throws Exception {
        var reply =
                server.run(
                        ORIGIN + "Authorization: Bearer secret\r\n",
                        "{\"message\":\"hi\",\"stream\":true}");
        assertThat(reply.body()).startsWith("data: hello");
        assertReadable(reply);
    }

    @Test
    void tellsARefusedPageNothing() throws Exception {
        var reply = server.get("/ready", "Origin: https://evil.example\r\n");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header(ALLOW)).isEmpty();
        assertThat(reply.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void saysNothingOfOriginsToAClientThatHasNone() throws Exception {
        var reply = server.get("/ready", "Authorization: Bearer secret\r\n");
        assertThat(reply.header(ALLOW)).isEmpty();
        assertThat(reply.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void letsAnyPageReadHealth() throws Exception {
        var strange = server.get("/health", "Origin: https://evil.example\r\n");
        assertThat(strange.header(ALLOW)).isEqualTo("*");
        assertThat(strange.header("Access-Control-Allow-Credentials")).isEmpty();
        assertReadable(server.get("/health", ORIGIN));
    }

    @Test
    void answersAPreflightWithoutTheToken() throws Exception {
        var reply = preflight(METHOD + "Access-Control-Request-Headers: content-type,x-client\r\n");
        assertThat(reply.status()).isEqualTo(204);
        assertReadable(reply);
        assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
        assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo("content-type,x-client");
        assertThat(reply.header("Access-Control-Max-Age")).isEqualTo("7200");
        assertThat(reply.header("Access-Control-Allow-Private-Network")).isEmpty();
    }

    @Test
    void answersAPreflightThatAsksForAPrivateNetwork() throws Exception {
        var reply = preflight(METHOD + NETWORK);
        assertThat(reply.header("Access-Control-Allow-Private-Network")).isEqualTo("true");
        assertThat(reply.header("Access-Control-Allow-Headers")).contains("Content-Type");
    }

    @Test
    void refusesThePreflightOfAnotherPage() throws Exception {
        var reply =
                server.ask(
                        "OPTIONS",
                        "/agent/run",
                        "Origin: https://evil.example\r\n" + METHOD + NETWORK,
                        "");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header(ALLOW)).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Private-Network")).isEmpty();
    }

    private static Reply preflight(String headers) throws Exception {
        return server.ask("OPTIONS", "/agent/run", ORIGIN + headers, "");
    }

    private static void assertReadable(Reply reply) {
        assertThat(reply.header(ALLOW)).isEqualTo(TestServer.EXTENSION);
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(reply.header("Vary")).isEqualTo("Origin");
    }
}
