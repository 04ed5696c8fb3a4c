package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A client of somebody else's, which answers pings and closes by itself.
class JdkClientTest {
    private static final int MIB = 1024 * 1024;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    private SocketServer server;
    private HttpClient http;
    private WebSocket socket;

    @BeforeEach
    void start() throws Exception {
        server =
                SocketServer.start(
                        SocketServer.PATIENT, SocketServer.withKeepAlive(Duration.ofMillis(100)));
        http = HttpClient.newHttpClient();
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://localhost:" + server.port() + "/ws"),
                                new Collector(texts, closes, new StringBuilder()))
                        .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        socket.abort();
        http.close();
        server.close();
    }

    @Test
    void isGreetedAndKeptAlive() throws Exception {
        assertThat(texts.poll(10, TimeUnit.SECONDS)).startsWith("{\"type\":\"session_init\"");
        for (var i = 0; i < 10; i++) {
            assertThat(texts.poll(10, TimeUnit.SECONDS)).isEqualTo("{\"type\":\"Pong\"}");
        }
    }

    @Test
    void closesAndLeavesNothingBehind() throws Exception {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        SocketServer.await("no session is left", () -> server.sessions().size() == 0);
        SocketServer.await("no connection is left", () -> server.connections() == 0);
    }

    @Test
    void learnsWhyNineMegabytesAreRefused() throws Exception {
        // The close may come while the message is still being sent; only the code counts.
        var _ = socket.sendText("x".repeat(9 * MIB), true).handle((done, failed) -> failed);
        assertThat(closes.poll(10, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void learnsThatTheServerStops() throws Exception {
        server.sessions().close(Duration.ofSeconds(5));
        assertThat(server.sessions().size()).isZero();
        assertThat(closes.poll(10, TimeUnit.SECONDS)).isEqualTo(1001);
    }

    /// Puts whole messages and close codes into queues.
    private record Collector(
            BlockingQueue<String> texts, BlockingQueue<Integer> closes, StringBuilder part)
            implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closes.add(code);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }
    }
}
