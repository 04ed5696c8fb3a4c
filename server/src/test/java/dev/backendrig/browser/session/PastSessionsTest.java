package dev.backendrig.browser.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.config.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PastSessionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClientKey MINE = new ClientKey("a", "chrome-extension://x");
    private static final ClientKey OTHER = new ClientKey("a", "chrome-extension://y");

    private final SessionContext context = context();
    private final PastSessions past = new PastSessions();

    @Test
    void remembersWhoseASessionWasAndWhenTheClientWasThere() {
        var session = session(MINE);
        past.add(session, NOW);
        assertThat(past.isOfAnother(session.id(), MINE)).isFalse();
        assertThat(past.isOfAnother(session.id(), OTHER)).isTrue();
        assertThat(past.isOfAnother("unknown", OTHER)).isFalse();
        assertThat(past.lastSeen(MINE)).isEqualTo(NOW);
        assertThat(past.lastSeen(OTHER)).isNull();
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        var first = session(MINE);
        past.add(first, NOW);
        for (var i = 0; i < 4_095; i++) past.add(session(new ClientKey("c" + i, null)), NOW);
        assertThat(past.isOfAnother(first.id(), OTHER)).isTrue();
        past.add(session(OTHER), NOW);
        assertThat(past.isOfAnother(first.id(), OTHER)).isFalse();
        assertThat(past.lastSeen(MINE)).isNull();
    }

    private BrowserSession session(ClientKey client) {
        return new BrowserSession(client, new ClosedSocket(), context);
    }

    private static SessionContext context() {
        var settings =
                SessionSettings.of(new Settings.Browser(Duration.ofDays(1), Duration.ofDays(1)));
        return new SessionContext(
                settings,
                ExtendedSettings.DEFAULT,
                ResumeTokens.ofThisProcess(),
                new RandomIds(),
                new Screenshots(settings, () -> NOW),
                new SessionMeters(new SimpleMeterRegistry(), () -> 0),
                new SessionChanges());
    }

    private record ClosedSocket() implements ClientSocket {
        @Override
        public boolean send(String text) {
            return false;
        }

        @Override
        public void close(int code, String reason) {}
    }
}
