package dev.backendrig.http.socket;

import static dev.backendrig.http.socket.SocketServer.CONSOLE;
import static dev.backendrig.http.socket.SocketServer.EXTENSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.config.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may use which session, and how a browser that reconnected is found again.
class SessionLookupTest {
    private static final String OTHER_EXTENSION =
            "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba";
    private static final String NOBODYS_ID = "00000000000000000000000000000000";

    private SocketServer server;

    @BeforeEach
    void start() throws Exception {
        server = SocketServer.start(SocketServer.QUICK);
        // Past the time right after a start, in which unknown ids are waited for longer.
        server.clock().advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void setsACookieThatBrowsersSendFromExtensions() throws Exception {
        try (var client = server.connect(EXTENSION)) {
            assertThat(client.header("Set-Cookie").orElseThrow())
                    .matches(
                            "rig_client=[0-9a-f]{32}; Path=/; Max-Age=31536000; HttpOnly;"
                                    + " Secure; SameSite=None");
        }
    }

    @Test
    void keepsTheClientIdThatTheCookieCarries() throws Exception {
        try (var first = server.connect(EXTENSION);
                var second = server.connect(EXTENSION, cookie(first))) {
            assertThat(cookie(second)).isEqualTo(cookie(first));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789ABCDEF0123456789ABCDEF", "00; Domain=evil"})
    void replacesAClientIdThatIsNotOneOfOurs(String value) throws Exception {
        try (var client = server.connect(EXTENSION, "rig_client=" + value)) {
            assertThat(clientId(client)).matches("[0-9a-f]{32}").isNotEqualTo(value);
        }
    }

    @Test
    void givesEverySocketAnIdOfItsOwn() throws Exception {
        try (var first = server.connect(EXTENSION);
                var second = server.connect(EXTENSION, cookie(first))) {
            assertThat(first.readSessionId()).isNotEqualTo(second.readSessionId());
        }
    }

    @Test
    void mayBeUsedByItsOwnOriginTheConsoleAndClientsWithoutOrigin() throws Exception {
        try (var client = server.connect(EXTENSION)) {
            var id = client.readSessionId();
            assertThat(find(id, EXTENSION, null)).hasValueSatisfying(hasId(id));
            assertThat(find(id, CONSOLE, null)).hasValueSatisfying(hasId(id));
            assertThat(find(id, null, null)).hasValueSatisfying(hasId(id));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {OTHER_EXTENSION, "null", "https://evil.example", "http://localhost:3001"})
    void mayNotBeUsedByAnotherOrigin(String origin) throws Exception {
        try (var client = server.connect(EXTENSION)) {
            var id = client.readSessionId();
            assertThat(find(id, origin, null)).isEmpty();
            assertThat(find(id, origin, clientId(client))).isEmpty();
        }
    }

    @Test
    void isClosedToOriginsWhereItWasOpenedWithoutOne() throws Exception {
        try (var client = server.connect()) {
            var id = client.readSessionId();
            assertThat(find(id, EXTENSION, null)).isEmpty();
            assertThat(find(id, CONSOLE, null)).hasValueSatisfying(hasId(id));
            assertThat(find(id, null, null)).hasValueSatisfying(hasId(id));
        }
    }

    @Test
    void takesAnOldIdForTheSameClientsLiveSocket() throws Exception {
        var first = server.connect(EXTENSION);
        var old = first.readSessionId();
        disconnect(first);
        try (var second = server.connect(EXTENSION, cookie(first))) {
            var id = second.readSessionId();
            await(1);
            assertThat(find(old, EXTENSION, clientId(first))).hasValueSatisfying(hasId(id));
        }
    }

    @Test
    void takesAnOldIdForTheSameClientsLiveSocketAfterARestart() throws Exception {
        String old;
        String cookie;
        try (var client = server.connect(EXTENSION)) {
            old = client.readSessionId();
            cookie = cookie(client);
        }
        try (var restarted = SocketServer.start(SocketServer.QUICK);
                var client = restarted.connect(EXTENSION, cookie)) {
            var id = client.readSessionId();
            var claim = new SessionClaim(old, EXTENSION, clientId(client));
            assertThat(restarted.sessions().find(claim)).hasValueSatisfying(hasId(id));
        }
    }

    @Test
    void takesTheNewestOfTwoLiveSockets() throws Exception {
        var first = server.connect(EXTENSION);
        var old = first.readSessionId();
        disconnect(first);
        try (var second = server.connect(EXTENSION, cookie(first))) {
            var id = second.readSessionId();
            await(1);
            try (var third = server.connect(EXTENSION, cookie(first))) {
                var newest = third.readSessionId();
                await(2);
                assertThat(find(old, EXTENSION, clientId(first))).hasValueSatisfying(hasId(newest));
                assertThat(find(id, EXTENSION, clientId(first))).hasValueSatisfying(hasId(id));
            }
            await(1);
            assertThat(find(old, EXTENSION, clientId(first))).hasValueSatisfying(hasId(id));
        }
    }

    @Test
    void doesNotTakeAnOldIdForASocketOfAnotherOriginOrAnotherCookie() throws Exception {
        var first = server.connect(EXTENSION);
        var old = first.readSessionId();
        disconnect(first);
        try (var otherOrigin = server.connect(OTHER_EXTENSION, cookie(first));
                var otherCookie = server.connect(EXTENSION)) {
            otherOrigin.readSessionId();
            otherCookie.readSessionId();
            await(2);
            assertThat(find(old, EXTENSION, clientId(first))).isEmpty();
            assertThat(find(old, EXTENSION, null)).isEmpty();
        }
    }

    @Test
    void neverTakesAnotherClientsIdForTheOwnSocket() throws Exception {
        try (var mine = server.connect(EXTENSION);
                var other = server.connect(OTHER_EXTENSION)) {
            mine.readSessionId();
            var id = other.readSessionId();
            await(2);
            assertThat(find(id, EXTENSION, clientId(mine))).isEmpty();
            other.drop();
            await(1);
            assertThat(find(id, EXTENSION, clientId(mine))).isEmpty();
        }
    }

    @Test
    void waitsForASocketThatIsAboutToOpen() throws Exception {
        var first = server.connect(EXTENSION);
        var old = first.readSessionId();
        disconnect(first);
        var finding = server.async(() -> find(old, EXTENSION, clientId(first)));
        try (var second = server.connect(EXTENSION, cookie(first))) {
            var id = second.readSessionId();
            assertThat(SocketServer.result(finding)).hasValueSatisfying(hasId(id));
        }
    }

    @Test
    void waitsThreeSecondsForAnUnknownIdAndSevenForAClientThatWasJustThere() {
        assertThat(SocketServer.PATIENT)
                .isEqualTo(
                        SessionSettings.of(
                                new Settings.Browser(
                                        Duration.ofSeconds(30), Duration.ofSeconds(120))));
    }

    @Test
    void givesAnUnknownIdUpAfterAShortWait() throws Exception {
        assertThat(timeToGiveUp(NOBODYS_ID, null))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(4));
    }

    @Test
    void waitsLongerForAClientThatWasThereAMomentAgo() throws Exception {
        var client = server.connect(EXTENSION);
        client.readSessionId();
        disconnect(client);
        assertThat(timeToGiveUp(NOBODYS_ID, clientId(client)))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        server.clock().advance(Duration.ofSeconds(16));
        assertThat(timeToGiveUp(NOBODYS_ID, clientId(client))).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void waitsLongerRightAfterTheStart() throws Exception {
        try (var fresh = SocketServer.start(SocketServer.QUICK)) {
            var start = System.nanoTime();
            assertThat(fresh.sessions().find(new SessionClaim(NOBODYS_ID, null, null))).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    private Duration timeToGiveUp(String id, @Nullable String clientId) throws Exception {
        var start = System.nanoTime();
        assertThat(find(id, EXTENSION, clientId)).isEmpty();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Optional<BrowserSession> find(
            String id, @Nullable String origin, @Nullable String clientId)
            throws InterruptedException {
        return server.sessions().find(new SessionClaim(id, origin, clientId));
    }

    private static Consumer<BrowserSession> hasId(String id) {
        return session -> assertThat(session.id()).isEqualTo(id);
    }

    private static String cookie(RawSocketClient client) {
        return client.header("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    private static String clientId(RawSocketClient client) {
        return cookie(client).split("=", -1)[1];
    }

    private void disconnect(RawSocketClient client) throws Exception {
        // The greeting comes before the session can be found.
        await(1);
        client.drop();
        await(0);
    }

    private void await(int sessions) throws InterruptedException {
        SocketServer.await(sessions + " live", () -> server.sessions().size() == sessions);
    }
}
