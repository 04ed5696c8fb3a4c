package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.GetInteractiveElements;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserCommand.ScrollTo;
import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Actions that take too long: reads are tried once more, changing actions never.
class ActionTimeoutTest {
    private static final BrowserResult DONE = new BrowserResult.Done(JsonNull.NULL);

    private SocketServer server;
    private RawSocketClient client;
    private BrowserSession session;

    @BeforeEach
    void start() throws Exception {
        server = SocketServer.start(SocketServer.QUICK);
        client = server.connect();
        session = server.session(client);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    static Stream<BrowserCommand> reads() {
        return Stream.of(
                new GetPageContent(null), new GetInteractiveElements(null), new ScrollTo(0, 1));
    }

    static Stream<BrowserCommand> acts() {
        return Stream.of(
                new NavigateTo("https://a.example/"), new ClickElement(1), new TypeText(1, "x"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void triesAReadOnceMoreAfterATimeout(BrowserCommand read) throws Exception {
        var result = server.async(() -> session.perform(read));
        var first = client.readJson();
        var second = client.readJson();
        assertThat(Actions.command(second)).isEqualTo(Actions.command(first));
        assertThat(Actions.requestId(second)).isNotEqualTo(Actions.requestId(first));
        succeed(second);
        assertThat(SocketServer.result(result)).isEqualTo(DONE);
        assertThat(server.count("rig.browser.actions", "outcome", "timed_out")).isEqualTo(1);
    }

    @Test
    void givesAReadUpAfterTheSecondTimeout() throws Exception {
        var result = server.async(() -> session.perform(new GetPageContent(null)));
        client.readJson();
        client.readJson();
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.TimedOut());
        assertThat(client.isSilentFor(300)).isTrue();
    }

    @Test
    void neverTriesAReadAgainThatFailed() throws Exception {
        var result = server.async(() -> session.perform(new GetPageContent(null)));
        answer(client.readJson(), "\"success\":false,\"error\":\"no\"");
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.Failed("no"));
        assertThat(client.isSilentFor(300)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void sendsAChangingActionAtMostOnce(BrowserCommand act) throws Exception {
        var result = server.async(() -> session.perform(act));
        client.readJson();
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.TimedOut());
        assertThat(client.isSilentFor(300)).isTrue();
    }

    @Test
    void dropsAndCountsALateResult() throws Exception {
        var result = server.async(() -> session.perform(new ClickElement(1)));
        var late = client.readJson();
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.TimedOut());
        var next = server.async(() -> session.perform(new ClickElement(2)));
        var request = client.readJson();
        succeed(late);
        answer(request, "\"success\":false,\"error\":\"mine\"");
        assertThat(SocketServer.result(next)).isEqualTo(new BrowserResult.Failed("mine"));
        assertThat(server.count("rig.browser.results.dropped", "reason", "late")).isEqualTo(1);
    }

    private void succeed(JsonObject request) throws Exception {
        client.sendText(Actions.success(request));
    }

    private void answer(JsonObject request, String form) throws Exception {
        client.sendText(Actions.result(Actions.requestId(request), form));
    }
}
