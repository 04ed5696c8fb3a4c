package dev.backendrig.browser.session;

import dev.backendrig.observe.LogId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
///
/// A browser of the extended protocol keeps its id by its token. What it had open goes on, where it
/// comes back in time or a run still uses it; else it starts afresh under the same id.
public final class SessionRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRegistry.class);

    /// The close code of a server that stops (RFC 6455, 7.4.1).
    private static final int GOING_AWAY = 1001;

    private static final String STOPPING = "the server is stopping";

    /// Our own close code, of those that are left to applications (RFC 6455, 7.4.2).
    private static final int RESUMED_ELSEWHERE = 4001;

    /// The close code of a server that has no room (RFC 6455 registry, "Try Again Later").
    private static final int TRY_AGAIN_LATER = 1013;

    private final InstantSource clock;
    private final SessionContext context;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LiveSessions live = new LiveSessions();
    private final LostSessions lost = new LostSessions();
    private final PastSessions past = new PastSessions();
    private final SessionUse use;
    private final Claims claims;
    private final ToolShelf shelf;

    /// Sockets that are open or being closed, also those that have said nothing yet.
    private final Set<ClientSocket> sockets = new HashSet<>();

    private boolean stopping;

    /// A registry whose resume tokens hold as long as this process.
    ///
    /// @param ownOrigin tells the origins under which the server itself is reached and that need no
    ///     consent of a browser's person
    public SessionRegistry(
            SessionSettings settings,
            Predicate<String> ownOrigin,
            MeterRegistry meters,
            InstantSource clock) {
        this(
                settings,
                ExtendedSettings.DEFAULT,
                ResumeTokens.ofThisProcess(),
                ownOrigin,
                meters,
                clock);
    }

    /// @param ownOrigin tells the origins under which the server itself is reached and that need no
    ///     consent of a browser's person
    public SessionRegistry(
            SessionSettings settings,
            ExtendedSettings extended,
            ResumeTokens tokens,
            Predicate<String> ownOrigin,
            MeterRegistry meters,
            InstantSource clock) {
        this.clock = clock;
        var ids = new RandomIds();
        this.use = new SessionUse(extended.useTime(), ids);
        this.claims =
                new Claims(live, lost, past, new Claims.Rules(settings, use, ownOrigin, clock));
        this.shelf = new ToolShelf(extended.toolBytes());
        this.context =
                new SessionContext(
                        settings,
                        extended,
                        tokens,
                        ids,
                        new Screenshots(settings, clock),
                        new SessionMeters(meters, this::size),
                        new SessionChanges());
    }

    /// Tells when browsers come, go, or are on another page.
    public SessionChanges changes() {
        return context.changes();
    }

    /// The limits of the extended protocol.
    public ExtendedSettings extended() {
        return context.extended();
    }

    /// A socket has just opened; its [#closed] will come. Where the server is stopping, it is closed
    /// at once.
    public void opened(ClientSocket socket) {
        lock.lock();
        try {
            sockets.add(socket);
            if (!stopping) return;
        } finally {
            lock.unlock();
        }
        socket.close(GOING_AWAY, STOPPING);
    }

    /// Makes a session of the base protocol for an open socket and tells the browser its id.
    ///
    /// @param clientId from the cookie that the socket came with or was given
    /// @param origin of the socket's request, null where it had none
    public BrowserSession open(ClientSocket socket, String clientId, @Nullable String origin) {
        var session = new BrowserSession(new ClientKey(clientId, origin), socket, context);
        // Before the session can be found: nothing may be sent to the browser ahead of this.
        socket.send(ServerMessages.sessionInit(session.id()));
        if (!admit(session)) session.end();
        changes().happened();
        return session;
    }

    /// Answers a browser of the extended protocol: it gets the session that its token is for, or a
    /// new one. Another socket that the session had is closed. Empty, and the socket is closed, where
    /// there is no room for its tools.
    ///
    /// @param clientId from the cookie that the socket came with or was given
    /// @param origin of the socket's request, null where it had none
    public Optional<BrowserSession> greet(
            ClientSocket socket, Hello hello, String clientId, @Nullable String origin) {
        var client = new ClientKey(clientId, origin);
        var token = hello.resumeToken();
        var known =
                token == null
                        ? Optional.<String>empty()
                        : context.tokens().sessionId(token, origin);
        var id = known.orElseGet(context.ids()::next);
        var place = placeWithRoom(id, client, socket, hello.tools());
        if (place == null) {
            context.meters().greeted("no_room");
            socket.close(TRY_AGAIN_LATER, "too many different tools are declared to this server");
            return Optional.empty();
        }
        place.session().resume(socket, hello, known.isPresent());
        var replaced = place.replaced();
        if (replaced != null) replaced.close(RESUMED_ELSEWHERE, "resumed elsewhere");
        greeted(place, hello, known.isPresent());
        changes().happened();
        return Optional.of(place.session());
    }

    /// @param replaced the socket that it had until now, null where it had none
    /// @param kept whether what it had open goes on
    private record Place(BrowserSession session, @Nullable ClientSocket replaced, boolean kept) {}

    private @Nullable Place placeWithRoom(
            String id, ClientKey client, ClientSocket socket, ToolSet tools) {
        var place = place(id, client, socket, tools);
        if (place != null) return place;
        // What no run uses is not missed by a browser that comes back.
        lostSessions(LostSessions::removeUnused).forEach(BrowserSession::end);
        return place(id, client, socket, tools);
    }

    /// Null where there is no room for the tools.
    private @Nullable Place place(
            String id, ClientKey client, ClientSocket socket, ToolSet wanted) {
        lock.lock();
        try {
            var connected = live.get(id);
            var found = connected == null ? lost.get(id) : connected;
            var session = found == null ? new BrowserSession(id, client, socket, context) : found;
            var others = Stream.concat(live.all(), lost.all()).filter(it -> it != session);
            var tools = shelf.place(wanted, others.map(BrowserSession::tools));
            if (tools.isEmpty()) return null;
            var replaced = connected == null ? null : connected.socket();
            live.remove(session);
            lost.remove(session);
            session.moveTo(client, socket, tools.get());
            live.add(session);
            changed.signalAll();
            return new Place(session, replaced, found != null);
        } finally {
            lock.unlock();
        }
    }

    private void greeted(Place place, Hello hello, boolean resumed) {
        var outcome = outcome(place, hello, resumed);
        context.meters().greeted(outcome);
        LOG.atInfo()
                .addKeyValue("session", LogId.of(place.session().id()))
                .addKeyValue("outcome", outcome)
                .addKeyValue("tools", hello.tools().tools().size())
                .addKeyValue("outcomes", hello.outcomes().size())
                .log("browser.greeted");
    }

    private static String outcome(Place place, Hello hello, boolean resumed) {
        if (!resumed) return hello.resumeToken() == null ? "new" : "token_refused";
        if (place.replaced() != null) return "taken_over";
        return place.kept() ? "resumed" : "restored";
    }

    /// A hello could not be read, or did not come; its socket is being closed.
    public void refused() {
        context.meters().greeted("refused");
        // Without the reason, which the browser is told: it may name a word of the browser's own.
        LOG.atInfo().log("browser.hello_refused");
    }

    /// The session's socket is being closed, and nothing more is read from it. Its [#closed] is
    /// still to come. Of no effect where the session has another one by now.
    public void closing(ClientSocket socket, BrowserSession session) {
        var last = true;
        lock.lock();
        try {
            if (session.socket().equals(socket) && live.remove(session)) {
                past.add(session, clock.instant());
                if (session.isExtended() && !stopping) lost.add(session);
            }
            last = stopping;
        } finally {
            lock.unlock();
        }
        session.lost(socket);
        if (last) session.end();
        changes().happened();
    }

    /// The socket is gone. May be called more than once.
    ///
    /// @param session null where it had none
    public void closed(ClientSocket socket, @Nullable BrowserSession session) {
        if (session != null) closing(socket, session);
        lock.lock();
        try {
            sockets.remove(socket);
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
            var left = claims.patience(claim).toNanos();
            var found = claims.resolve(claim);
            while (found.isEmpty() && left > 0 && !stopping) {
                left = changed.awaitNanos(left);
                found = claims.resolve(claim);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /// The browser of a client that names none: the one that is connected, where it is one.
    public OnlySession onlyOne() {
        lock.lock();
        try {
            return switch (live.size()) {
                case 0 -> new OnlySession.None();
                case 1 -> new OnlySession.One(live.all().findFirst().orElseThrow().id());
                default -> new OnlySession.Several(live.size());
            };
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
        var session = newestExtended(clientId);
        return session == null ? new UseAnswer.NobodyThere() : use.ask(session, origin);
    }

    private @Nullable BrowserSession newestExtended(String clientId) {
        lock.lock();
        try {
            return live.newestExtended(clientId);
        } finally {
            lock.unlock();
        }
    }

    /// Closes all sockets and every one that opens from now on, and blocks until they are gone or
    /// the time is over.
    public void close(Duration patience) throws InterruptedException {
        stopOpening().forEach(socket -> socket.close(GOING_AWAY, STOPPING));
        lostSessions(LostSessions::removeAll).forEach(BrowserSession::end);
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (!sockets.isEmpty() && left > 0) left = changed.awaitNanos(left);
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
        lostSessions(LostSessions::removeOld).forEach(BrowserSession::end);
    }

    private List<BrowserSession> lostSessions(
            Function<LostSessions, List<BrowserSession>> operation) {
        lock.lock();
        try {
            return operation.apply(lost);
        } finally {
            lock.unlock();
        }
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

    private List<ClientSocket> stopOpening() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
            return List.copyOf(sockets);
        } finally {
            lock.unlock();
        }
    }
}
