package dev.backendrig.http.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Silent connections: kept alive while the peer is there, and given up when it is not.
class KeepAliveTest {
    private static final SocketSettings FAST = SocketServer.withKeepAlive(Duration.ofMillis(150));

    @Test
    void sendsAPongUnaskedEachTwentySeconds() {
        assertThat(SocketSettings.DEFAULT.keepAlive()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void sendsAPongUnaskedInEveryRound() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, FAST);
                var client = server.connect();
                var other = server.connect()) {
            client.readSessionId();
            other.readSessionId();
            var start = System.nanoTime();
            for (var i = 0; i < 3; i++) {
                assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
                assertThat(other.readText()).isEqualTo("{\"type\":\"Pong\"}");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofMillis(300));
        }
    }

    @Test
    void keepsAPeerThatOnlyAnswersPings() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, FAST);
                var client = server.connect()) {
            var session = server.session(client);
            for (var i = 0; i < 10; i++) {
                var ping = client.read(RawSocketClient.PING);
                client.send(RawSocketClient.PONG, true, ping.payload());
            }
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void keepsAPeerThatIsInTheMiddleOfAMessage() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, FAST);
                var client = server.connect()) {
            var session = server.session(client);
            client.send(
                    RawSocketClient.TEXT, false, "{\"type\":\"SessionUpdate\",".getBytes(UTF_8));
            for (var i = 0; i < 10; i++) {
                client.read(RawSocketClient.PING);
                client.send(RawSocketClient.CONTINUATION, false, " ".getBytes(UTF_8));
            }
            client.send(
                    RawSocketClient.CONTINUATION,
                    true,
                    "\"data\":{\"url\":\"https://slow.example/\"}}".getBytes(UTF_8));
            SocketServer.await("updated", () -> session.pageUrl().isPresent());
        }
    }

    @Test
    void dropsAPeerThatGivesNoSignOfLife() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, FAST);
                var client = server.connect()) {
            var session = server.session(client);
            assertThat(client.isEnded()).isTrue();
            SocketServer.await("closed", () -> !session.isOpen());
            assertThat(server.count("rig.browser.sockets.silent")).isEqualTo(1);
            assertNothingLeft(server);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNothingBehindOfAConnectionDroppedWithoutClose(boolean reset) throws Exception {
        try (var server = SocketServer.start()) {
            for (var i = 0; i < 20; i++) {
                var client = server.connect();
                client.readSessionId();
                client.send(RawSocketClient.TEXT, false, "{\"type\":".getBytes(UTF_8));
                if (reset) client.reset();
                else client.drop();
            }
            assertNothingLeft(server);
        }
    }

    @Test
    void answersACloseAndLeavesNothingBehind() throws Exception {
        try (var server = SocketServer.start();
                var client = server.connect()) {
            client.readSessionId();
            client.send(RawSocketClient.CLOSE, true, new byte[] {3, (byte) 0xe8});
            assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1000);
            assertThat(client.isEnded()).isTrue();
            assertNothingLeft(server);
        }
    }

    @Test
    void closesAllSocketsWith1001WhenTheServerStops() throws Exception {
        try (var server = SocketServer.start();
                var client = server.connect();
                var other = server.connect()) {
            client.readSessionId();
            other.readSessionId();
            var closing =
                    server.async(() -> {
                        server.sessions().close(Duration.ofSeconds(5));
                        return server.sessions().size();
                    });
            for (var each : new RawSocketClient[] {client, other}) {
                var close = each.read(RawSocketClient.CLOSE);
                assertThat(close.closeCode()).isEqualTo(1001);
                each.send(RawSocketClient.CLOSE, true, close.payload());
            }
            assertThat(SocketServer.result(closing)).isZero();
        }
    }

    @Test
    void closesASocketThatOpensWhileTheServerStops() throws Exception {
        try (var server = SocketServer.start()) {
            server.sessions().close(Duration.ZERO);
            try (var client = server.connect()) {
                assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1001);
            }
        }
    }

    @Test
    void dropsAPeerThatDoesNotAnswerAClose() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, FAST);
                var client = server.connect()) {
            client.readSessionId();
            server.sessions().close(Duration.ofSeconds(5));
            assertThat(client.isEnded()).isTrue();
            assertNothingLeft(server);
        }
    }

    private static void assertNothingLeft(SocketServer server) throws InterruptedException {
        SocketServer.await("no session is left", () -> server.sessions().size() == 0);
        SocketServer.await("no connection is left", () -> server.connections() == 0);
        assertThat(server.count("rig.browser.sessions")).isZero();
    }
}
