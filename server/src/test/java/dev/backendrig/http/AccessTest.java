package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is answered: `Host`, `Origin` and token. `PORT` in a value stands for the server's port.
class AccessTest {
    private static final String EXTENSION = TestServer.EXTENSION;
    private static final String OTHER_EXTENSION =
            "moz-extension://01234567-89ab-cdef-0123-456789abcdef";
    private static final String TOKEN = "s3cret-token";
    private static final String EVIL = "Origin: https://evil.example\r\n";

    private static TestServer plain;
    private static TestServer configured;

    @BeforeAll
    static void start() {
        plain = new TestServer(TestServer.greeting());
        configured =
                new TestServer(
                        new TestServer.Setup()
                                .allowedHosts("rig.example", "other.example:8443", "[::1]:9999")
                                .origins("https://app.example")
                                .extensions(OTHER_EXTENSION)
                                .token(TOKEN),
                        TestServer.greeting());
    }

    @AfterAll
    static void stop() {
        plain.close();
        configured.close();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:PORT,200",
        "LOCALHOST:PORT,200",
        "127.0.0.1:PORT,200",
        "[::1]:PORT,200",
        "localhost,403",
        "127.0.0.1,403",
        "localhost:1,403",
        "localhost:0PORT,403",
        "localhost.:PORT,403",
        "evil.example,403",
        "evil.example:PORT,403",
        "localhost.evil.example:PORT,403",
        "127.0.0.2:PORT,403",
        "2130706433:PORT,403",
        "0.0.0.0:PORT,403",
        "[::ffff:127.0.0.1]:PORT,403",
        "rig.example:PORT,403",
    })
    void answersToItsOwnHostNamesOnly(String host, int status) throws Exception {
        assertThat(ask(plain, "GET", "/ready", "Host: " + host + "\r\n")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "rig.example,200",
        "RIG.example:8080,200",
        "rig.example:notaport,400",
        "other.example:8443,200",
        "other.example,403",
        "other.example:1,403",
        "[::1]:9999,200",
        "localhost:PORT,200",
        "xrig.example,403",
    })
    void answersToConfiguredHostNames(String host, int status) throws Exception {
        var headers = "Host: " + host + "\r\nAuthorization: Bearer " + TOKEN + "\r\n";
        assertThat(ask(configured, "GET", "/ready", headers)).isEqualTo(status);
    }

    @Test
    void refusesARequestWithoutAHost() throws Exception {
        assertThat(ask(plain, "GET", "/ready", "")).isEqualTo(400);
        assertThat(raw(plain, "GET /ready HTTP/1.0\r\n\r\n")).isEqualTo(403);
        assertThat(raw(plain, "GET /health HTTP/1.0\r\n\r\n")).isEqualTo(200);
    }

    @Test
    void refusesTwoHosts() throws Exception {
        var host = "Host: localhost:" + plain.port() + "\r\n";
        assertThat(ask(plain, "GET", "/ready", host + "Host: evil.example\r\n")).isEqualTo(400);
    }

    @Test
    void judgesTheHostOfAnAbsoluteTarget() throws Exception {
        var ours = "localhost:" + plain.port();
        assertThat(ask(plain, "GET", "http://" + ours + "/ready", "Host: " + ours + "\r\n"))
                .isEqualTo(200);
        assertThat(ask(plain, "GET", "http://evil.example/ready", "Host: evil.example\r\n"))
                .isEqualTo(403);
        assertThat(ask(plain, "GET", "http://evil.example/ready", "Host: " + ours + "\r\n"))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        EXTENSION + ",200",
        OTHER_EXTENSION + ",200",
        "http://localhost:PORT,200",
        "http://127.0.0.1:PORT,200",
        "http://[::1]:PORT,200",
        "null,403",
        "https://localhost:PORT,403",
        "https://127.0.0.1:PORT,403",
        "http://localhost,403",
        "http://localhost:1,403",
        "http://localhost:PORT/,403",
        "http://localhost.evil.example:PORT,403",
        "https://evil.example,403",
        "https://app.example,403",
        "chrome-extension://abcdefghijklmnopabcdefghijklmno,403",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnopa,403",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnoq,403",
        "chrome-extension://ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP,403",
        EXTENSION + "/,403",
        "moz-extension://01234567-89ab-cdef-0123-456789abcde,403",
        "safari-web-extension://abc,403",
        "file://,403",
        "x,403",
    })
    void letsExtensionsAndItsOwnPagesRunTheAgent(String origin, int status) throws Exception {
        assertThat(run(plain, "Origin: " + port(plain, origin) + "\r\n")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        OTHER_EXTENSION + ",200",
        EXTENSION + ",403",
        "https://app.example,200",
        "http://app.example,403",
        "https://app.example:444,403",
        "https://rig.example,403",
    })
    void narrowsExtensionsAndWidensOriginsAsConfigured(String origin, int status) throws Exception {
        var token = "Authorization: Bearer " + TOKEN + "\r\n";
        assertThat(run(configured, token + "Origin: " + origin + "\r\n")).isEqualTo(status);
    }

    @Test
    void takesThePageOfAConfiguredHostForItsOwn() throws Exception {
        var headers =
                "Host: rig.example\r\nOrigin: https://rig.example\r\nAuthorization: Bearer "
                        + (TOKEN + "\r\n");
        assertThat(ask(configured, "GET", "/ready", headers)).isEqualTo(200);
        assertThat(ask(configured, "GET", "/ready", headers.replace("https://", "https://x.")))
                .isEqualTo(403);
    }

    @Test
    void refusesTwoOriginsAndABlankOne() throws Exception {
        var origin = "Origin: " + EXTENSION + "\r\n";
        assertThat(run(plain, origin)).isEqualTo(200);
        assertThat(run(plain, origin + EVIL)).isEqualTo(403);
        assertThat(run(plain, "Origin: \r\n")).isEqualTo(403);
    }

    @Test
    void refusesAnOriginBeforeTheBodyIsRead() throws Exception {
        try (var client = plain.connect()) {
            var head =
                    plain.request("POST", "/agent/run", EVIL, "")
                            .replace("\r\n\r\n", "\r\nContent-Length: 1000\r\n\r\n");
            assertThat(client.send(head).head().status()).isEqualTo(403);
        }
    }

    @Test
    void refusesAnOriginBeforeTheUpgrade() throws Exception {
        var reply = plain.get("/ws", EVIL + "Connection: Upgrade\r\nUpgrade: websocket\r\n");
        assertThat(reply.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer s3cret-token,200",
        "bearer   s3cret-token,200",
        "Bearer s3cret-toke,401",
        "Bearer s3cret-tokenn,401",
        "Bearer S3CRET-TOKEN,401",
        "Bearer,401",
        "Basic s3cret-token,401",
        "s3cret-token,401",
    })
    void wantsTheTokenWhereOneIsSet(String authorization, int status) throws Exception {
        assertThat(run(configured, "Authorization: " + authorization + "\r\n")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ready", "/metrics", "/ws", "/nothing"})
    void wantsTheTokenEverywhereButForHealth(String path) throws Exception {
        var reply = configured.get(path, "");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(configured.get("/health", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/ws?token=s3cret-token,426",
        "/ws?a=b&token=s3cret%2dtoken,426",
        "/ws?token=wrong,401",
        "/ws?token=%zz,401",
        "/ws?nottoken=s3cret-token,401",
        "/ready?token=s3cret-token,401",
    })
    void takesTheTokenFromTheQueryOfTheSocketOnly(String target, int status) throws Exception {
        assertThat(configured.get(target, "").status()).isEqualTo(status);
    }

    @Test
    void answersHealthToAnyone() throws Exception {
        var headers = "Host: evil.example\r\nOrigin: https://evil.example\r\n";
        assertThat(ask(configured, "GET", "/health", headers)).isEqualTo(200);
        assertThat(ask(configured, "GET", "/health", "Host: localhost:1\r\nOrigin: null\r\n"))
                .isEqualTo(200);
    }

    private static int run(TestServer server, String headers) throws Exception {
        return server.run(headers, "{\"message\":\"hi\"}").status();
    }

    /// Asks with exactly these headers.
    private static int ask(TestServer server, String method, String target, String headers)
            throws Exception {
        return raw(
                server, method + " " + target + " HTTP/1.1\r\n" + port(server, headers) + "\r\n");
    }

    private static int raw(TestServer server, String request) throws Exception {
        try (var client = server.connect()) {
            return client.send(request).head().status();
        }
    }

    private static String port(TestServer server, String text) {
        return text.replace("PORT", Integer.toString(server.port()));
    }
}
