package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.browser.BrowserResult;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// What the server sends: whole, in order, and never without bound.
class OutboundTest {
    @Test
    void neverInterleavesWhatManyThreadsSend() throws Exception {
        var fast = SocketServer.withKeepAlive(Duration.ofMillis(1));
        try (var server =
                        SocketServer.start(
                                SocketServer.PATIENT,
                                new SocketSettings(
                                        fast.messageBytes(),
                                        fast.messageTime(),
                                        fast.roomBytes(),
                                        fast.keepAlive(),
                                        1_000_000,
                                        fast.closeTimeout(),
                                        100_000,
                                        100_000_000));
                var client = server.connect()) {
            var session = server.session(client);
            // Longer than a frame, so that a message is several frames.
            var text = "é😀".repeat(30_000);
            for (var i = 0; i < 20; i++) {
                var ref = i;
                var _ = server.async(() -> session.perform(new TypeText(ref, text)));
            }
            var seen = new HashSet<Long>();
            while (seen.size() < 20) {
                var message = client.readJson();
                if (message.string("type").orElseThrow().equals("Pong")) continue;
                var command = Actions.command(message);
                assertThat(command.string("text")).hasValue(text);
                seen.add(command.integer("ref").orElseThrow());
                client.sendText(Actions.success(message));
                for (var ping = 0; ping < 20; ping++) client.sendText("{\"type\":\"Ping\"}");
            }
        }
    }

    @Test
    void closesASlowReaderWith1013() throws Exception {
        try (var server = SocketServer.start();
                var client = server.connect()) {
            var session = server.session(client);
            var action =
                    server.async(() -> session.perform(new TypeText(1, "x".repeat(8_000_000))));
            // 256 answers fit behind the long message, one more does not.
            var flood = server.async(() -> pingUntilRefused(client));
            assertThat(SocketServer.result(action)).isEqualTo(new BrowserResult.Disconnected());
            assertThat(server.count("rig.browser.sockets.overflowed")).isEqualTo(1);
            assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1013);
            client.drop();
            SocketServer.result(flood);
        }
    }

    @Test
    void closesWith1013APeerThatFloodsPingsAndReadsNoPong() throws Exception {
        try (var server = SocketServer.start();
                var client = server.connect()) {
            var session = server.session(client);
            var action =
                    server.async(() -> session.perform(new TypeText(1, "x".repeat(8_000_000))));
            SocketServer.await("the long message is on its way", client::hasUnread);
            for (var i = 0; i < 400; i++) client.send(RawSocketClient.PING, true, new byte[125]);
            assertThat(SocketServer.result(action)).isEqualTo(new BrowserResult.Disconnected());
            assertThat(client.read(RawSocketClient.CLOSE).closeCode()).isEqualTo(1013);
        }
    }

    @Test
    void dropsASlowReaderThatNeverReadsTheClose() throws Exception {
        var fast = SocketServer.withKeepAlive(Duration.ofSeconds(20));
        try (var server = SocketServer.start(SocketServer.PATIENT, fast);
                var client = server.connect()) {
            var session = server.session(client);
            var _ = server.async(() -> session.perform(new TypeText(1, "x".repeat(8_000_000))));
            var _ = server.async(() -> pingUntilRefused(client));
            SocketServer.await("no session is left", () -> server.sessions().size() == 0);
            SocketServer.await("no connection is left", () -> server.connections() == 0);
        }
    }

    @Test
    void sendsALongMessageWhateverItsLength() throws Exception {
        try (var server = SocketServer.start();
                var client = server.connect()) {
            var session = server.session(client);
            var text = "x".repeat(5_000_000);
            var action = server.async(() -> session.perform(new TypeText(1, text)));
            var command = Actions.command(client.readJson());
            assertThat(command.string("text")).hasValue(text);
            client.sendText("{\"type\":\"Ping\"}");
            assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
            assertThat(action.isDone()).isFalse();
        }
    }

    private static int pingUntilRefused(RawSocketClient client) {
        var sent = 0;
        try {
            for (; sent < 100_000; sent++) client.sendText("{\"type\":\"Ping\"}");
        } catch (IOException e) {
            // The server has closed.
        }
        return sent;
    }
}
