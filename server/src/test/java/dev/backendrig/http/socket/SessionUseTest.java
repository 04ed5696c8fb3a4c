package dev.backendrig.http.socket;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.ResumeTokens;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.browser.session.UseAnswer;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A page of the server's own that wants to use its person's browser.
class SessionUseTest {
    /// One that is not free to use any browser, as that of the test server's console is.
    private static final String PAGE = "http://127.0.0.1:3000";

    private SocketServer server;
    private ExtendedClient client;

    @BeforeEach
    void start() throws Exception {
        server =
                SocketServer.start(
                        SocketServer.QUICK,
                        SocketServer.QUICK_EXTENDED,
                        ResumeTokens.ofThisProcess());
        client = ExtendedClient.connect(server.port(), declaring());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void mayUseItOnceThePersonHasAgreed() throws Exception {
        assertThat(mayUse(PAGE)).isFalse();
        var wish = wish();
        var question = client.expect("approval_request");
        assertThat(question.string("kind")).hasValue("session_use");
        assertThat(question.string("origin")).hasValue(PAGE);
        answer(client, question, "allow");
        assertThat(SocketServer.result(wish)).isEqualTo(new UseAnswer.Allowed(client.sessionId()));
        assertThat(mayUse(PAGE)).isTrue();
        assertThat(mayUse("http://127.0.0.1:3001")).isFalse();
        // Not asked again, and nothing is withdrawn that was answered here.
        assertThat(SocketServer.result(wish()))
                .isEqualTo(new UseAnswer.Allowed(client.sessionId()));
        assertThat(client.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void mayNotUseItWhereThePersonRefuses() throws Exception {
        var wish = wish();
        answer(client, client.expect("approval_request"), "deny");
        assertThat(SocketServer.result(wish)).isEqualTo(new UseAnswer.Denied());
        assertThat(mayUse(PAGE)).isFalse();
    }

    @Test
    void isToldWhenNobodyAnswersAndTheQuestionIsWithdrawn() throws Exception {
        var wish = wish();
        var question = client.expect("approval_request");
        assertThat(SocketServer.result(wish)).isEqualTo(new UseAnswer.NoAnswer());
        assertThat(client.expect("approval_withdrawn").string("approval_id"))
                .isEqualTo(question.string("approval_id"));
        answer(client, question, "allow");
        client.sync();
        assertThat(mayUse(PAGE)).isFalse();
    }

    @Test
    void takesItsQuestionBackWhenItGoesAway() throws Exception {
        var wish = wish();
        client.expect("approval_request");
        wish.cancel(true);
        client.expect("approval_withdrawn");
    }

    @Test
    void asksOnceHoweverOftenItWishes() throws Exception {
        var first = wish();
        var question = client.expect("approval_request");
        var second = wish();
        assertThat(client.socket().isSilentFor(100)).isTrue();
        answer(client, question, "allow");
        var allowed = new UseAnswer.Allowed(client.sessionId());
        assertThat(SocketServer.result(first)).isEqualTo(allowed);
        assertThat(SocketServer.result(second)).isEqualTo(allowed);
    }

    @Test
    void findsNobodyWithoutABrowserThatCanAsk() throws Exception {
        var registry = server.sessions();
        assertThat(registry.requestUse("0123456789abcdef0123456789abcdef", PAGE))
                .isEqualTo(new UseAnswer.NobodyThere());
        try (var base = server.connect(SocketServer.EXTENSION)) {
            var cookie = base.header("Set-Cookie").orElseThrow().split(";", 2)[0];
            assertThat(registry.requestUse(cookie.substring("rig_client=".length()), PAGE))
                    .isEqualTo(new UseAnswer.NobodyThere());
        }
    }

    @Test
    void asksTheNewestBrowserOfTheClient() throws Exception {
        try (var newer =
                ExtendedClient.connect(
                        server.port(), Map.of("Cookie", client.cookie()), declaring())) {
            var wish = wish();
            answer(newer, newer.expect("approval_request"), "allow");
            assertThat(SocketServer.result(wish))
                    .isEqualTo(new UseAnswer.Allowed(newer.sessionId()));
            assertThat(mayUse(PAGE)).isFalse();
        }
    }

    @Test
    void keepsTheConsentWhenTheBrowserComesBack() throws Exception {
        var wish = wish();
        answer(client, client.expect("approval_request"), "allow");
        SocketServer.result(wish);
        client.lose();
        try (var back = comeBack()) {
            assertThat(back.sessionId()).isEqualTo(client.sessionId());
            assertThat(mayUse(PAGE)).isTrue();
        }
    }

    @Test
    void isAskedForAgainByABrowserThatComesBack() throws Exception {
        var wish = wish();
        var question = client.expect("approval_request");
        client.lose();
        try (var back = comeBack()) {
            assertThat(back.expect("approval_request")).isEqualTo(question);
            answer(back, question, "allow");
            assertThat(SocketServer.result(wish)).isInstanceOf(UseAnswer.Allowed.class);
        }
    }

    private ExtendedClient comeBack() throws IOException {
        var hello = declaring().toBuilder().put("resume_token", client.resumeToken()).build();
        return ExtendedClient.connect(server.port(), hello);
    }

    private Future<UseAnswer> wish() {
        var clientId = client.cookie().substring("rig_client=".length());
        return server.async(() -> server.sessions().requestUse(clientId, PAGE));
    }

    private boolean mayUse(String origin) throws InterruptedException {
        // Past the time in which an unknown id is waited for longer.
        server.clock().advance(Duration.ofMinutes(1));
        var claim = new SessionClaim(client.sessionId(), origin, null);
        return server.sessions()
                .find(claim)
                .map(it -> it.id())
                .equals(Optional.of(client.sessionId()));
    }

    private static void answer(ExtendedClient client, JsonObject question, String decision)
            throws IOException {
        client.say(
                "approval_result",
                JsonObject.of("approval_id", question.string("approval_id").orElseThrow())
                        .toBuilder()
                        .put("decision", decision)
                        .build());
    }
}
