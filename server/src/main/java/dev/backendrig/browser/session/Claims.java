package dev.backendrig.browser.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which session a request may use. Not thread-safe; the registry guards it with what it looks at.
final class Claims {
    private final LiveSessions live;
    private final LostSessions lost;
    private final PastSessions past;
    private final Rules rules;
    private final Instant started;

    /// What decides.
    ///
    /// @param use the consents of browsers' persons
    /// @param ownOrigin tells the origins that need no consent
    record Rules(
            SessionSettings settings,
            SessionUse use,
            Predicate<String> ownOrigin,
            InstantSource clock) {}

    Claims(LiveSessions live, LostSessions lost, PastSessions past, Rules rules) {
        this.live = live;
        this.lost = lost;
        this.past = past;
        this.rules = rules;
        this.started = rules.clock().instant();
    }

    /// The session, empty where there is none that the request may use.
    Optional<BrowserSession> resolve(SessionClaim claim) {
        var named = named(claim.sessionId());
        if (named != null) return Optional.of(named).filter(session -> mayUse(claim, session));
        var client = client(claim);
        if (client == null || past.isOfAnother(claim.sessionId(), client)) return Optional.empty();
        return Optional.ofNullable(live.newest(client));
    }

    /// How long a browser that is not there yet is waited for: longer where it was here a moment ago
    /// or the server has just started.
    Duration patience(SessionClaim claim) {
        var settings = rules.settings();
        var recent = rules.clock().instant().minus(settings.returnWindow());
        var client = client(claim);
        var seen = client == null ? null : past.lastSeen(client);
        var likely = started.isAfter(recent) || (seen != null && seen.isAfter(recent));
        return likely ? settings.returnTimeout() : settings.appearTimeout();
    }

    /// One whose socket was just lost is there too: what it is asked waits for its browser.
    private @Nullable BrowserSession named(String sessionId) {
        var connected = live.get(sessionId);
        if (connected != null) return connected;
        var away = lost.get(sessionId);
        return away != null && away.isReachable() ? away : null;
    }

    private boolean mayUse(SessionClaim claim, BrowserSession session) {
        var origin = claim.origin();
        return origin == null
                || origin.equals(session.client().origin())
                || rules.ownOrigin().test(origin)
                || rules.use().isAllowed(session.id(), origin);
    }

    private static @Nullable ClientKey client(SessionClaim claim) {
        return claim.clientId() == null ? null : new ClientKey(claim.clientId(), claim.origin());
    }
}
