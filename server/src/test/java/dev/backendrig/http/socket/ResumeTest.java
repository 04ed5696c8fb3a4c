package dev.backendrig.http.socket;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.requestId;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.ResumeTokens;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.page.PageSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A browser that comes back: its session, and what became of the action that was pending.
class ResumeTest {
    private static final String RUN = "0123456789abcdef0123456789abcdef";
    private static final JsonObject HELLO =
            declaring(
                    tool("press", "act", "{'type':'object','properties':{}}"),
                    tool("look", "read", "{'type':'object','properties':{}}"));

    private final ResumeTokens tokens = ResumeTokens.ofThisProcess();
    private SocketServer server;
    private ExtendedClient client;
    private BrowserSession session;

    @BeforeEach
    void start() throws Exception {
        server = start(tokens);
        client = ExtendedClient.connect(server.port(), HELLO);
        session = server.session(client);
    }

    private static SocketServer start(ResumeTokens tokens) throws Exception {
        return SocketServer.start(SocketServer.PATIENT, SocketServer.QUICK_EXTENDED, tokens);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void keepsTheSessionByItsToken() throws Exception {
        client.say("SessionUpdate", json("{'url':'https://example.com/','title':'T'}"));
        client.sync();
        client.lose();
        try (var back = comeBack()) {
            assertThat(back.isResumed()).isTrue();
            assertThat(back.sessionId()).isEqualTo(client.sessionId());
            assertThat(back.resumeToken()).isEqualTo(client.resumeToken());
            assertThat(server.session(back)).isSameAs(session);
            assertThat(session.pageUrl()).hasValue("https://example.com/");
        }
    }

    @Test
    void keepsTheSessionByTheNewestClientsCookie() throws Exception {
        client.lose();
        try (var back = comeBack()) {
            assertThat(back.cookie()).isNotEqualTo(client.cookie());
            var use = server.async(() -> server.sessions().requestUse(clientId(back), "http://o"));
            back.await("approval_request");
            use.cancel(true);
        }
    }

    private static String clientId(ExtendedClient client) {
        return client.cookie().substring("rig_client=".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789abcdef0123456789abcdef.AAAA", ".", "é"})
    void givesANewSessionForATokenThatIsNone(String token) throws Exception {
        try (var other = comeBack(token, Map.of())) {
            assertThat(other.isResumed()).isFalse();
            assertThat(other.sessionId()).isNotEqualTo(client.sessionId());
        }
        SocketServer.await(
                "counted",
                () -> server.count("rig.browser.hellos", "outcome", "token_refused") == 1);
    }

    @Test
    void givesANewSessionForATokenThatWasChanged() throws Exception {
        var token = client.resumeToken();
        var last = token.charAt(token.length() - 2) == 'A' ? "B" : "A";
        var changed =
                token.substring(0, token.length() - 2) + last + token.substring(token.length() - 1);
        var ofAnother = RUN + token.substring(token.indexOf('.'));
        for (var wrong : List.of(changed, ofAnother, token + "A", token + ".")) {
            try (var other = comeBack(wrong, Map.of())) {
                assertThat(other.isResumed()).as(wrong).isFalse();
            }
        }
        client.sync();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba"})
    void givesANewSessionToAnotherOrigin(String origin) throws Exception {
        try (var other = comeBack(client.resumeToken(), Map.of("Origin", origin))) {
            assertThat(other.isResumed()).isFalse();
            assertThat(other.sessionId()).isNotEqualTo(client.sessionId());
        }
        client.sync();
    }

    @Test
    void keepsTheIdOverARestartOfTheServer() throws Exception {
        try (var next = start(tokens);
                var back = resumed(next, client.resumeToken())) {
            assertThat(back.isResumed()).isTrue();
            assertThat(back.sessionId()).isEqualTo(client.sessionId());
            SocketServer.await(
                    "counted", () -> next.count("rig.browser.hellos", "outcome", "restored") == 1);
        }
    }

    @Test
    void doesNotKeepItWithAnotherKey() throws Exception {
        try (var next = start(ResumeTokens.ofThisProcess());
                var back = resumed(next, client.resumeToken())) {
            assertThat(back.isResumed()).isFalse();
        }
    }

    @Test
    void closesAnOldSocketThatStillLooksOpen() throws Exception {
        var result = perform("press");
        var request = client.expect("action_request");
        try (var back = comeBack(json("{'state':'running'}"), request)) {
            assertThat(client.closed()).isEqualTo("4001 resumed elsewhere");
            // What the old one still says is not heard.
            client.done(request, new JsonString("old"));
            back.done(request, new JsonString("new"));
            assertThat(SocketServer.result(result))
                    .isEqualTo(new BrowserResult.Done(new JsonString("new")));
            SocketServer.await(
                    "counted",
                    () -> server.count("rig.browser.hellos", "outcome", "taken_over") == 1);
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void outlivesTheEndOfTheSocketThatWasReplaced() throws Exception {
        try (var back = comeBack()) {
            client.closed();
            client.lose();
            SocketServer.await("gone", () -> server.connections() == 1);
            back.sync();
            var result = perform("press");
            back.done(back.expect("action_request"));
            assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
        }
    }

    @Test
    void takesTheOutcomeOfWhatWasDoneMeanwhile() throws Exception {
        var result = perform("press");
        var request = client.expect("action_request");
        client.lose();
        var done =
                json(
                        "{'state':'done','success':true,'data':'ok',"
                                + "'snapshot':{'document':'d','text':'#1 button'}}");
        try (var back = comeBack(done, request)) {
            assertThat(SocketServer.result(result))
                    .isEqualTo(
                            new BrowserResult.Done(
                                    new JsonString("ok"), new PageSnapshot("d", "#1 button")));
            assertThat(back.socket().isSilentFor(100)).isTrue();
        }
    }

    @Test
    void takesTheFailureOfWhatWasTriedMeanwhile() throws Exception {
        var result = perform("press");
        var request = client.expect("action_request");
        client.lose();
        try (var _ = comeBack(json("{'state':'done','success':false,'error':'stale'}"), request)) {
            assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.Failed("stale"));
        }
    }

    @Test
    void waitsForWhatIsStillRunning() throws Exception {
        var result = perform("press");
        var request = client.expect("action_request");
        client.lose();
        try (var back = comeBack(json("{'state':'running'}"), request)) {
            assertThat(back.socket().isSilentFor(100)).isTrue();
            assertThat(result.isDone()).isFalse();
            back.done(request);
            assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
        }
    }

    @Test
    void doesNotRepeatAnActionThatWasLostInTheMiddle() throws Exception {
        var result = perform("press");
        var request = client.expect("action_request");
        client.lose();
        try (var back = comeBack(json("{'state':'lost'}"), request)) {
            assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.Lost());
            assertThat(back.socket().isSilentFor(100)).isTrue();
        }
    }

    @Test
    void repeatsAReadThatWasLostInTheMiddleOnce() throws Exception {
        var result = perform("look");
        var request = client.expect("action_request");
        client.lose();
        try (var back = comeBack(json("{'state':'lost'}"), request)) {
            var again = back.expect("action_request");
            assertThat(requestId(again)).isNotEqualTo(requestId(request));
            back.done(again);
            assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
        }
    }

    @Test
    void sendsAgainWhatNeverArrived() throws Exception {
        var result = perform("press");
        var request = client.expect("action_request");
        client.lose();
        try (var back = comeBack()) {
            assertThat(back.expect("action_request")).isEqualTo(request);
            back.done(request);
            back.done(request);
            back.sync();
            assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
            assertThat(server.count("rig.browser.results.dropped", "reason", "duplicate"))
                    .isEqualTo(1);
        }
    }

    @Test
    void sendsWhatWasAskedWhileNobodyWasThere() throws Exception {
        client.lose();
        SocketServer.await("lost", () -> !session.isOpen());
        var result = perform("press");
        try (var back = comeBack()) {
            back.done(back.expect("action_request"));
            assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
        }
    }

    @Test
    void failsWhatIsPendingWhenTheBrowserDoesNotComeBackInTime() throws Exception {
        var start = System.nanoTime();
        var result = perform("press");
        var request = client.expect("action_request");
        client.lose();
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.Disconnected());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(SocketServer.QUICK_EXTENDED.grace());
        assertThat(SocketServer.result(perform("press")))
                .isEqualTo(new BrowserResult.Disconnected());
        try (var back = comeBack(json("{'state':'done','success':true}"), request)) {
            back.sync();
            assertThat(server.count("rig.browser.results.dropped", "reason", "late")).isEqualTo(1);
        }
    }

    @Test
    void dropsAndCountsOutcomesOfUnknownRequests() throws Exception {
        client.lose();
        var outcomes =
                json(
                        "{'outcomes':[{'request_id':'a','state':'done','success':true},"
                                + "{'request_id':'b','state':'running'},"
                                + "{'request_id':'c','state':'lost'}]}");
        var hello =
                hello(client.resumeToken())
                        .put("outcomes", outcomes.array("outcomes").orElseThrow())
                        .build();
        try (var back = ExtendedClient.connect(server.port(), hello)) {
            back.sync();
            assertThat(server.count("rig.browser.results.dropped", "reason", "foreign"))
                    .isEqualTo(3);
        }
    }

    @Test
    void startsAfreshUnderTheSameIdWhenNobodyWaitedForIt() throws Exception {
        client.lose();
        SocketServer.await("lost", () -> !session.isOpen());
        assertThat(SocketServer.result(perform("press")))
                .isEqualTo(new BrowserResult.Disconnected());
        server.sessions().dropOld();
        try (var back = comeBack()) {
            assertThat(back.isResumed()).isTrue();
            assertThat(server.session(back)).isNotSameAs(session);
            assertThat(server.session(back).id()).isEqualTo(session.id());
        }
    }

    @Test
    void isFoundByARunAsLongAsItMayComeBack() throws Exception {
        client.lose();
        SocketServer.await("lost", () -> !session.isOpen());
        assertThat(server.session(client)).isSameAs(session);
    }

    @Test
    void outlivesManyHalfOpenSocketsAtOnce() throws Exception {
        var all = new ArrayList<ExtendedClient>();
        for (var i = 0; i < 20; i++) all.add(comeBack());
        var result = perform("press");
        var last = all.getLast();
        last.done(last.expect("action_request"));
        assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
        for (var one : all) one.close();
    }

    private Future<BrowserResult> perform(String tool) {
        return server.async(() -> session.perform(command(tool)));
    }

    private BrowserCommand command(String name) {
        var tool =
                session.declaredTools().orElseThrow().stream()
                        .filter(it -> it.spec().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new BrowserCommand.Declared(tool, JsonObject.EMPTY, RUN);
    }

    private ExtendedClient comeBack() throws IOException {
        return comeBack(client.resumeToken(), Map.of());
    }

    private ExtendedClient comeBack(String token, Map<String, String> headers) throws IOException {
        return ExtendedClient.connect(server.port(), headers, hello(token).build());
    }

    /// @param outcome what it knows of the request, without its id
    private ExtendedClient comeBack(JsonObject outcome, JsonObject request) throws IOException {
        var known = outcome.toBuilder().put("request_id", requestId(request)).build();
        var hello = hello(client.resumeToken()).put("outcomes", JsonArray.of(known)).build();
        return ExtendedClient.connect(server.port(), hello);
    }

    private static ExtendedClient resumed(SocketServer server, String token) throws IOException {
        return ExtendedClient.connect(server.port(), hello(token).build());
    }

    private static JsonObject.Builder hello(String token) {
        return HELLO.toBuilder().put("resume_token", token);
    }
}
