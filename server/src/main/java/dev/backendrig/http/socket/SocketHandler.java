package dev.backendrig.http.socket;

import dev.backendrig.browser.session.RandomIds;
import dev.backendrig.browser.session.SessionRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/// Upgrades requests to WebSockets. To be mounted at `/ws`, behind the checks of host, origin and
/// token: there are none in here.
///
/// A request that does not ask for a WebSocket is not handled. Stopping the handler ends its timer
/// but no socket; [SessionRegistry#close] does that, before the server stops.
public final class SocketHandler extends Handler.Abstract {
    /// Idle connections hold no buffer, so this costs memory only while bytes arrive.
    private static final int BUFFER_BYTES = 4 * 1024;

    private final SocketContext context;
    private final ScheduledThreadPoolExecutor timer;
    private final RandomIds ids = new RandomIds();
    private @Nullable ServerWebSocketContainer container;

    /// A handler for one server, whose WebSocket settings it sets when it starts.
    public SocketHandler(SessionRegistry sessions, SocketSettings settings, MeterRegistry meters) {
        timer = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("sockets").factory());
        // Else the closed ones of a thousand sockets stay in memory up to a round.
        timer.setRemoveOnCancelPolicy(true);
        context =
                new SocketContext(
                        sessions,
                        settings,
                        new SharedRoom(settings.roomBytes()),
                        timer,
                        new SocketMeters(meters));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        container = configured(ServerWebSocketContainer.ensure(getServer()));
        var period = context.settings().keepAlive().toNanos();
        var _ =
                timer.scheduleAtFixedRate(
                        context.sessions()::dropOld, period, period, TimeUnit.NANOSECONDS);
    }

    private ServerWebSocketContainer configured(ServerWebSocketContainer container) {
        // What we send leaves in one frame: Jetty would lose a Close between the frames of a
        // message.
        // What we read is handed on in pieces as it arrives, whatever its frames.
        container.setMaxFrameSize(0);
        container.setInputBufferSize(BUFFER_BYTES);
        container.setOutputBufferSize(BUFFER_BYTES);
        // The keep-alive notices dead peers; a timeout would count what we write as life.
        container.setIdleTimeout(Duration.ZERO);
        return container;
    }

    @Override
    protected void doStop() throws Exception {
        timer.shutdownNow();
        super.doStop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        return Objects.requireNonNull(container, "not started")
                .upgrade(this::accept, request, response, callback);
    }

    private BrowserSocket accept(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        var clientId = ClientCookie.clientId(request.getHeaders()).orElseGet(ids::next);
        response.getHeaders().add(HttpHeader.SET_COOKIE, ClientCookie.header(clientId));
        // Compression would cost each socket a window of its own.
        response.setExtensions(List.of());
        // A browser that offers protocols fails where the answer picks none (WHATWG WebSockets, 2).
        request.getSubProtocols().stream().findFirst().ifPresent(response::setAcceptedSubProtocol);
        var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return new BrowserSocket(context, endPoint, clientId, origin, isExtended(request));
    }

    /// Every other protocol that is asked for is the base one, as it was before there were two.
    private static boolean isExtended(Request request) {
        var query = request.getHttpURI().getQuery();
        return query != null && List.of(query.split("&", -1)).contains("protocol=2");
    }
}
