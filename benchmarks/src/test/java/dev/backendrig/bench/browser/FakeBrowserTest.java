package dev.backendrig.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeBrowserTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(
                WebSocketUpgradeHandler.from(
                        server, sockets -> sockets.addMapping("/ws", (_, _, _) -> new Backend())));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        http.shutdownNow();
    }

    @Test
    void takesItsSessionAndAnswersAnActionAtOnce() throws Exception {
        try (var browser = FakeBrowser.connect(http, connector.getLocalPort())) {
            assertThat(browser.sessionId()).isEqualTo("s1");
            assertThat(received.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                    .contains("\"type\":\"ActionResult\"", "\"request_id\":\"r1\"")
                    .contains("\"success\":true");
        }
    }

    @Test
    void waitsForTheAnswerToAPing() throws Exception {
        try (var browser = FakeBrowser.connect(http, connector.getLocalPort())) {
            browser.ping();
            assertThat(received).contains("{\"type\":\"Ping\"}");
        }
    }

    @Test
    void opensManyAndCountsNoneAsFailed() throws Exception {
        try (var sockets = IdleSockets.open(20, connector.getLocalPort())) {
            sockets.pingAll();
            assertThat(sockets.failed()).isZero();
        }
    }

    @Test
    void countsSocketsThatCannotBeOpened() throws Exception {
        var port = connector.getLocalPort();
        server.stop();
        try (var sockets = IdleSockets.open(3, port)) {
            assertThat(sockets.failed()).isEqualTo(3);
        }
    }

    /// Greets, asks for one action and answers pings.
    public final class Backend extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketOpen(Session opened) {
            super.onWebSocketOpen(opened);
            send("{\"type\":\"session_init\",\"data\":{\"session_id\":\"s1\"}}");
            send("{\"type\":\"action_request\",\"data\":{\"request_id\":\"r1\",\"command\":{}}}");
        }

        @Override
        public void onWebSocketText(String message) {
            received.add(message);
            if (message.contains("Ping")) send("{\"type\":\"Pong\"}");
        }

        private void send(String text) {
            getSession().sendText(text, Callback.NOOP);
        }
    }
}
