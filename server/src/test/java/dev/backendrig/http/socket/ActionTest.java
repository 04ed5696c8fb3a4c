package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Actions: one at a time, with deadlines, bound to their socket.
class ActionTest {
    private static final BrowserResult DONE = new BrowserResult.Done(JsonNull.NULL);

    private SocketServer server;
    private RawSocketClient client;
    private BrowserSession session;

    @BeforeEach
    void start() throws Exception {
        server = SocketServer.start();
        client = server.connect();
        session = server.session(client);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void sendsOneActionAtATimeInTheOrderOfTheCalls() throws Exception {
        var first = server.async(() -> session.perform(new ClickElement(1)));
        var request = client.readJson();
        var second = server.async(() -> session.perform(new ClickElement(2)));
        assertThat(client.isSilentFor(200)).isTrue();
        succeed(request);
        assertThat(SocketServer.result(first)).isEqualTo(DONE);
        request = client.readJson();
        assertThat(Actions.command(request).integer("ref")).hasValue(2);
        succeed(request);
        assertThat(SocketServer.result(second)).isEqualTo(DONE);
    }

    @Test
    void dropsAndCountsADuplicateResult() throws Exception {
        var result = server.async(() -> session.perform(new ClickElement(1)));
        var request = client.readJson();
        succeed(request);
        answer(request, "\"success\":false,\"error\":\"again\"");
        assertThat(SocketServer.result(result)).isEqualTo(DONE);
        SocketServer.await("counted", () -> dropped("duplicate") == 1);
    }

    @Test
    void dropsAndCountsAResultThatAnotherSocketSends() throws Exception {
        try (var other = server.connect()) {
            other.readSessionId();
            var result = server.async(() -> session.perform(new ClickElement(1)));
            var request = client.readJson();
            other.sendText(
                    Actions.result(
                            Actions.requestId(request), "\"success\":false,\"error\":\"foreign\""));
            SocketServer.await("counted", () -> dropped("foreign") == 1);
            assertThat(result.isDone()).isFalse();
            succeed(request);
            assertThat(SocketServer.result(result)).isEqualTo(DONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "fin", "reset"})
    void failsAPendingActionAtOnceWhenTheSocketCloses(String how) throws Exception {
        var result = server.async(() -> session.perform(new ClickElement(1)));
        var waiting = server.async(() -> session.perform(new GetPageContent(null)));
        client.readJson();
        var start = System.nanoTime();
        switch (how) {
            case "close" -> client.send(RawSocketClient.CLOSE, true, new byte[] {3, (byte) 0xe8});
            case "fin" -> client.drop();
            default -> client.reset();
        }
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.Disconnected());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
        assertThat(SocketServer.result(waiting)).isEqualTo(new BrowserResult.Disconnected());
        assertThat(session.perform(new ClickElement(2)))
                .isEqualTo(new BrowserResult.Disconnected());
    }

    @Test
    void sendsNothingMoreOnceTheWaitingThreadIsInterrupted() throws Exception {
        var holding = server.async(() -> session.perform(new ClickElement(1)));
        var request = client.readJson();
        var cancelled = server.async(() -> session.perform(new ClickElement(2)));
        assertThat(cancelled.cancel(true)).isTrue();
        succeed(request);
        assertThat(SocketServer.result(holding)).isEqualTo(DONE);
        assertThat(client.isSilentFor(200)).isTrue();
    }

    @Test
    void goesOnWithTheNextActionAfterAnInterruptedOne() throws Exception {
        var cancelled = server.async(() -> session.perform(new ClickElement(1)));
        var late = client.readJson();
        cancelled.cancel(true);
        var next = server.async(() -> session.perform(new ClickElement(2)));
        var request = client.readJson();
        succeed(late);
        succeed(request);
        assertThat(SocketServer.result(next)).isEqualTo(DONE);
        assertThat(dropped("late")).isEqualTo(1);
    }

    @Test
    void countsActionsByTypeAndOutcome() throws Exception {
        var result = server.async(() -> session.perform(new ClickElement(1)));
        succeed(client.readJson());
        SocketServer.result(result);
        assertThat(server.count("rig.browser.actions", "type", "click_element", "outcome", "done"))
                .isEqualTo(1);
    }

    @Test
    void letsOneRunDriveAtATime() throws Exception {
        var first = session.drive(Duration.ZERO).orElseThrow();
        assertThat(session.drive(Duration.ofMillis(50))).isEmpty();
        var second = server.async(() -> session.drive(Duration.ofSeconds(10)));
        first.close();
        first.close();
        var lease = SocketServer.result(second).orElseThrow();
        assertThat(session.drive(Duration.ZERO)).isEmpty();
        lease.close();
        assertThat(session.drive(Duration.ZERO)).isPresent();
    }

    @Test
    void keepsTwoSessionsApart() throws Exception {
        try (var other = server.connect()) {
            var otherSession = server.session(other);
            var result = server.async(() -> session.perform(new ClickElement(1)));
            var otherResult = server.async(() -> otherSession.perform(new ClickElement(2)));
            var otherRequest = other.readJson();
            assertThat(Actions.command(otherRequest).integer("ref")).hasValue(2);
            other.sendText(Actions.result(Actions.requestId(otherRequest), "\"success\":true"));
            assertThat(SocketServer.result(otherResult)).isEqualTo(DONE);
            var request = client.readJson();
            assertThat(Actions.command(request).integer("ref")).hasValue(1);
            other.drop();
            succeed(request);
            assertThat(SocketServer.result(result)).isEqualTo(DONE);
        }
    }

    @Test
    void tellsAnInterruptedThreadSo() throws Exception {
        var result =
                server.async(() -> {
                    Thread.currentThread().interrupt();
                    return session.perform(new ClickElement(1));
                });
        assertThatThrownBy(() -> SocketServer.result(result))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    private double dropped(String reason) {
        return server.count("rig.browser.results.dropped", "reason", reason);
    }

    private void succeed(JsonObject request) throws Exception {
        client.sendText(Actions.success(request));
    }

    private void answer(JsonObject request, String form) throws Exception {
        client.sendText(Actions.result(Actions.requestId(request), form));
    }
}
