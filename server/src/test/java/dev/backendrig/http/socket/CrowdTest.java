package dev.backendrig.http.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Many sockets whose long messages arrive at once, and messages that never end.
class CrowdTest {
    private static final int ROOM = 1024 * 1024;
    private static final byte[] PING = "{\"type\":\"Ping\"}".getBytes(UTF_8);
    private static final String PONG = "{\"type\":\"Pong\"}";

    @Test
    void closesWith1013WhoeverSendsMoreThanAllTogetherMay() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, with(Duration.ofMinutes(1)));
                var first = server.connect();
                var second = server.connect()) {
            hold(first, ROOM * 3 / 4);
            begin(second, ROOM / 2);
            assertThat(second.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1013);
            assertThat(server.count("rig.browser.sockets.crowded")).isEqualTo(1);
        }
    }

    @Test
    void hasRoomAgainWhenAMessageIsReadOrItsSocketIsGone() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, with(Duration.ofMinutes(1)))) {
            for (var i = 0; i < 5; i++) {
                try (var client = server.connect()) {
                    hold(client, ROOM * 3 / 4);
                    client.send(RawSocketClient.CONTINUATION, true, new byte[] {' '});
                    hold(client, ROOM * 3 / 4);
                }
                SocketServer.await("no connection", () -> server.connections() == 0);
            }
            assertThat(server.count("rig.browser.sockets.crowded")).isZero();
        }
    }

    @Test
    void readsShortMessagesWhileLongOnesTakeAllTheRoom() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, with(Duration.ofMinutes(1)));
                var large = server.connect()) {
            hold(large, ROOM);
            var others = new ArrayList<RawSocketClient>();
            for (var i = 0; i < 20; i++) {
                var other = server.connect();
                others.add(other);
                other.readSessionId();
                other.sendInFragments(PING, 3);
                assertThat(other.readText()).isEqualTo(PONG);
                other.send(RawSocketClient.TEXT, true, PING);
                assertThat(other.readText()).isEqualTo(PONG);
            }
            for (var other : others) other.close();
        }
    }

    @Test
    void closesWith1008WhereAMessageNeverEnds() throws Exception {
        try (var server = SocketServer.start(SocketServer.PATIENT, with(Duration.ofMillis(100)));
                var client = server.connect()) {
            begin(client, 10);
            assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1008);
        }
    }

    private static SocketSettings with(Duration messageTime) {
        var fast = SocketServer.withKeepAlive(Duration.ofMillis(150));
        return new SocketSettings(
                fast.messageBytes(),
                messageTime,
                ROOM,
                fast.keepAlive(),
                1_000,
                fast.closeTimeout(),
                fast.queueMessages(),
                fast.queueBytes());
    }

    /// Begins a message and does not end it.
    private static void begin(RawSocketClient client, int bytes) throws IOException {
        client.send(RawSocketClient.TEXT, false, "x".repeat(bytes).getBytes(UTF_8));
    }

    /// Begins one, and waits until all of it is read: pings are answered in order.
    private static void hold(RawSocketClient client, int bytes) throws IOException {
        begin(client, bytes);
        client.send(RawSocketClient.PING, true, PING);
        client.read(RawSocketClient.PONG);
    }
}
