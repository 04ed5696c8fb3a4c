package dev.backendrig.browser.session;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All browsers that are connected, and who may use which. Thread-safe.
///
/// A session may be used by requests of its own origin, of the server's own origin (the console)
/// and of no origin at all (no browser page; it must know the id, which is a secret). A session
/// that was itself opened without an origin is thus closed to all web and extension origins.
///
/// A browser's extension gets a new id when it reconnects while its panel keeps the old one. So an
/// id that is not live means the newest live session of the same client: same id from the cookie,
/// same origin. That holds for ids this registry has never seen too (they may be from before a
/// restart), but not for those known to have been another client's.
public final class SessionRegistry {
    /// The close code of a server that stops (RFC 6455, 7.4.1).
    private static final int GOING_AWAY = 1001;

    private static final String STOPPING = "the server is stopping";

    private final SessionSettings settings;
    private final Predicate<String> ownOrigin;
    private final InstantSource clock;
    private final Instant started;
    private final SessionContext context;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LiveSessions live = new LiveSessions();
    private final PastSessions past = new PastSessions();

    /// Sessions whose sockets are being closed.
    private final Set<BrowserSession> leaving = new HashSet<>();

    private boolean stopping;

    /// @param ownOrigin tells the origins under which the server itself is reached
    public SessionRegistry(
            SessionSettings settings,
            Predicate<String> ownOrigin,
            MeterRegistry meters,
            InstantSource clock) {
        this.settings = settings;
        this.ownOrigin = ownOrigin;
        this.clock = clock;
        this.started = clock.instant();
        this.context =
                new SessionContext(
                        settings,
                        new RandomIds(),
                        new Screenshots(settings, clock),
                        new SessionMeters(meters, this::size));
    }

    /// Makes a session for a socket that has just opened and tells the browser its id. Where the
    /// server is stopping, the socket is closed at once.
    ///
    /// @param clientId from the cookie that the socket came with or was given
    /// @param origin of the socket's request, null where it had none
    public BrowserSession open(ClientSocket socket, String clientId, @Nullable String origin) {
        var session = new BrowserSession(new ClientKey(clientId, origin), socket, context);
        // Before the session can be found: nothing may be sent to the browser ahead of this.
        socket.send(ServerMessages.sessionInit(session.id()));
        if (!admit(session)) {
            session.disconnected();
            socket.close(GOING_AWAY, STOPPING);
        }
        return session;
    }

    /// The session's socket is being closed: nobody can use it any more, and who waits for it is
    /// told so. Its [#closed] is still to come.
    public void closing(BrowserSession session) {
        lock.lock();
        try {
            if (live.remove(session)) {
                past.add(session, clock.instant());
                leaving.add(session);
            }
        } finally {
            lock.unlock();
        }
        session.disconnected();
    }

    /// The session's socket is gone. May be called more than once.
    public void closed(BrowserSession session) {
        closing(session);
        lock.lock();
        try {
            leaving.remove(session);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The session that the request may use. Blocks a few seconds where there is none yet, as a
    /// browser may be about to connect: longer where it was here a moment ago or the server has
    /// just started.
    ///
    /// An id that the request may not use is treated as one that nobody has.
    public Optional<BrowserSession> find(SessionClaim claim) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience(claim).toNanos();
            var found = resolve(claim);
            while (found.isEmpty() && left > 0 && !stopping) {
                left = changed.awaitNanos(left);
                found = resolve(claim);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /// Asks the person of the newest connected browser of this client, once, whether pages of this
    /// origin may use it, and blocks for the answer, at most 60 s. Where they agreed before, it is
    /// not asked again: a browser's consent to an origin holds as long as its session.
    ///
    /// @param clientId the random client id from the request's cookie
    /// @param origin of the page, which the caller has found to be the server's own
    public UseAnswer requestUse(String clientId, String origin) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return new UseAnswer.NobodyThere();
        } finally {
            lock.unlock();
        }
    }

    /// Closes all sockets and every one that opens from now on, and blocks until they are gone or
    /// the time is over.
    public void close(Duration patience) throws InterruptedException {
        stopOpening().forEach(session -> session.socket().close(GOING_AWAY, STOPPING));
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (live.size() + leaving.size() > 0 && left > 0) left = changed.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    /// How many browsers are connected.
    public int size() {
        lock.lock();
        try {
            return live.size();
        } finally {
            lock.unlock();
        }
    }

    /// Frees what has become too old. To be called now and then.
    public void dropOld() {
        context.screenshots().dropOld();
    }

    private boolean admit(BrowserSession session) {
        lock.lock();
        try {
            if (stopping) return false;
            live.add(session);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private List<BrowserSession> stopOpening() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
            return live.all();
        } finally {
            lock.unlock();
        }
    }

    private Optional<BrowserSession> resolve(SessionClaim claim) {
        var named = live.get(claim.sessionId());
        if (named != null) return Optional.of(named).filter(session -> mayUse(claim, session));
        var client = client(claim);
        if (client == null || past.isOfAnother(claim.sessionId(), client)) return Optional.empty();
        return Optional.ofNullable(live.newest(client));
    }

    private boolean mayUse(SessionClaim claim, BrowserSession session) {
        var origin = claim.origin();
        return origin == null || origin.equals(session.client().origin()) || ownOrigin.test(origin);
    }

    private Duration patience(SessionClaim claim) {
        var recent = clock.instant().minus(settings.returnWindow());
        var client = client(claim);
        var seen = client == null ? null : past.lastSeen(client);
        var likely = started.isAfter(recent) || (seen != null && seen.isAfter(recent));
        return likely ? settings.returnTimeout() : settings.appearTimeout();
    }

    private static @Nullable ClientKey client(SessionClaim claim) {
        return claim.clientId() == null ? null : new ClientKey(claim.clientId(), claim.origin());
    }
}
