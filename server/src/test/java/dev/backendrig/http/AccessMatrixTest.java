package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `Host` with every `Origin`, and with every token: each row of the table is asked.
class AccessMatrixTest {
    private static final String TOKEN = "s3cret-token";
    private static final Pattern BAR = Pattern.compile(" \\| ");

    private static TestServer server;

    /// @param origin null where the request has none
    record Row(String host, String origin, String token, int status) {
        static Row of(String line) {
            var cells = BAR.split(line, -1);
            return new Row(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]));
        }
    }

    @BeforeAll
    static void start() {
        server =
                new TestServer(
                        new TestServer.Setup()
                                .allowedHosts("rig.example", "other.example:8443")
                                .origins("https://app.example")
                                .extensions("moz-extension://01234567-89ab-cdef-0123-456789abcdef")
                                .token(TOKEN),
                        TestServer.greeting());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Row> rows() {
        try (var in = AccessMatrixTest.class.getResourceAsStream("access.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersExactlyWhoMayAsk(Row row) throws Exception {
        try (var client = new RawClient(server.address())) {
            var reply = client.send(request(row)).read();

            assertThat(reply.status()).isEqualTo(row.status());
        }
    }

    @Test
    void theTableHasEveryHostWithEveryOrigin() {
        var hosts = rows().stream().map(Row::host).distinct().count();
        var origins = rows().stream().map(Row::origin).distinct().count();

        assertThat(rows().stream().filter(row -> row.token().equals("right")))
                .hasSize((int) (hosts * origins))
                .hasSizeGreaterThan(300);
    }

    private static String request(Row row) {
        var port = Integer.toString(server.address().getPort());
        var request = new StringBuilder("GET /ready HTTP/1.1\r\nHost: " + row.host() + "\r\n");
        if (!row.origin().equals("-")) request.append("Origin: " + row.origin() + "\r\n");
        switch (row.token()) {
            case "right" -> request.append("Authorization: Bearer " + TOKEN + "\r\n");
            case "wrong" -> request.append("Authorization: Bearer " + TOKEN + "x\r\n");
            default -> {
                // None is shown.
            }
        }
        return request.append("\r\n").toString().replace("PORT", port);
    }
}
