package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// After a navigation the next action sees the new page.
class NavigationWaitTest {
    private static final String OLD = "https://old.example/";
    private static final String NEW = "https://new.example/";

    /// The wait for a page in these tests is 700 ms; silence for less shows that it is on.
    private static final int SILENCE = 250;

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

    @Test
    void waitsForAnotherAddressThanTheOldOne() throws Exception {
        update(OLD);
        navigate(NEW, "null");
        var next = server.async(() -> session.perform(new GetPageContent(null)));
        tell(OLD);
        assertThat(client.isSilentFor(SILENCE)).isTrue();
        tell("https://redirected.example/");
        finish(next);
        assertThat(session.pageUrl()).hasValue("https://redirected.example/");
    }

    @Test
    void letsActionsWaitToo() throws Exception {
        update(OLD);
        navigate(NEW, "null");
        var next = server.async(() -> session.perform(new ClickElement(1)));
        assertThat(client.isSilentFor(SILENCE)).isTrue();
        tell(NEW);
        finish(next);
    }

    @Test
    void takesAContextUpdateAsAnUpdate() throws Exception {
        update(OLD);
        navigate(NEW, "null");
        var next = server.async(() -> session.perform(new GetPageContent(null)));
        assertThat(client.isSilentFor(SILENCE)).isTrue();
        client.sendText("{\"type\":\"context_update\",\"url\":\"" + NEW + "\"}");
        finish(next);
    }

    @Test
    void doesNotWaitWhereTheUpdateCameBeforeTheResult() throws Exception {
        update(OLD);
        var navigation = server.async(() -> session.perform(new NavigateTo(NEW)));
        var request = client.readJson();
        update(NEW);
        answer(request, "\"success\":true,\"data\":null");
        SocketServer.result(navigation);
        assertSentAtOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, "https://OLD.example", "https://old.example:443/"})
    void waitsForAnyUpdateOfTheSameAddress(String same) throws Exception {
        update(OLD);
        navigate(same, "null");
        var next = server.async(() -> session.perform(new GetPageContent(null)));
        assertThat(client.isSilentFor(SILENCE)).isTrue();
        tell(OLD);
        finish(next);
    }

    @Test
    void waitsForAnyUpdateWhereNoAddressIsKnown() throws Exception {
        navigate(NEW, "null");
        var next = server.async(() -> session.perform(new GetPageContent(null)));
        assertThat(client.isSilentFor(SILENCE)).isTrue();
        tell(NEW);
        finish(next);
    }

    @Test
    void doesNotWaitForAChangeOfTheFragmentOnly() throws Exception {
        update(OLD + "page#one");
        navigate(OLD + "page#two", "null");
        assertSentAtOnce();
    }

    @Test
    void waitsWhereTheFragmentIsOnlyLeftOut() throws Exception {
        update(OLD + "page#one");
        navigate(OLD + "page", "null");
        var next = server.async(() -> session.perform(new GetPageContent(null)));
        assertThat(client.isSilentFor(SILENCE)).isTrue();
        tell(OLD + "page");
        finish(next);
    }

    @Test
    void doesNotWaitWhereTheResultSaysWhereItIs() throws Exception {
        update(OLD);
        navigate(NEW, "{\"navigated_to\":\"" + NEW + "\"}");
        assertSentAtOnce();
        assertThat(session.pageUrl()).hasValue(NEW);
    }

    @Test
    void doesNotWaitAfterANavigationThatFailed() throws Exception {
        update(OLD);
        var navigation = server.async(() -> session.perform(new NavigateTo(NEW)));
        answer(client.readJson(), "\"success\":false,\"error\":\"no\"");
        assertThat(SocketServer.result(navigation)).isEqualTo(new BrowserResult.Failed("no"));
        assertSentAtOnce();
    }

    @Test
    void goesOnWhereNoPageComesInTime() throws Exception {
        update(OLD);
        navigate(NEW, "null");
        var start = System.nanoTime();
        var next = server.async(() -> session.perform(new GetPageContent(null)));
        finish(next);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(SILENCE));
        assertSentAtOnce();
    }

    @Test
    void endsTheWaitWhenTheSocketCloses() throws Exception {
        update(OLD);
        navigate(NEW, "null");
        var next = server.async(() -> session.perform(new GetPageContent(null)));
        client.drop();
        assertThat(SocketServer.result(next)).isEqualTo(new BrowserResult.Disconnected());
    }

    private void navigate(String url, String data) throws Exception {
        var navigation = server.async(() -> session.perform(new NavigateTo(url)));
        answer(client.readJson(), "\"success\":true,\"data\":" + data);
        assertThat(SocketServer.result(navigation)).isInstanceOf(BrowserResult.Done.class);
    }

    private void assertSentAtOnce() throws Exception {
        var start = System.nanoTime();
        finish(server.async(() -> session.perform(new GetPageContent(null))));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(SocketServer.QUICK.pageTimeout());
    }

    private void finish(Future<BrowserResult> action) throws Exception {
        answer(client.readJson(), "\"success\":true");
        assertThat(SocketServer.result(action)).isInstanceOf(BrowserResult.Done.class);
    }

    /// Tells of a page and waits until the server knows it.
    private void update(String url) throws Exception {
        tell(url);
        client.sendText("{\"type\":\"Ping\"}");
        assertThat(client.readText()).isEqualTo("{\"type\":\"Pong\"}");
    }

    private void tell(String url) throws Exception {
        client.sendText("{\"type\":\"SessionUpdate\",\"data\":{\"url\":\"" + url + "\"}}");
    }

    private void answer(JsonObject request, String form) throws Exception {
        client.sendText(Actions.result(Actions.requestId(request), form));
    }
}
