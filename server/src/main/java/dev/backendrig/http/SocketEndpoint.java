package dev.backendrig.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;

/// `GET /ws`: hands the request to the socket's handler, after the guard has let it pass.
final class SocketEndpoint implements Endpoint {
    private final Handler sockets;

    SocketEndpoint(Handler sockets) {
        this.sockets = sockets;
    }

    @Override
    public void answer(Exchange exchange) throws Exception {
        if (!taken(exchange)) throw notAnUpgrade();
    }

    private boolean taken(Exchange exchange) throws Exception {
        try {
            return sockets.handle(exchange.request(), exchange.response(), exchange.callback());
        } catch (HttpException.RuntimeException e) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST,
                    "This is not a complete request for a WebSocket (RFC 6455, 4.1).",
                    "Ini bukan permintaan WebSocket yang lengkap (RFC 6455, 4.1).");
        }
    }

    private static ProblemException notAnUpgrade() {
        var problem =
                Problem.of(
                        ProblemKind.UPGRADE_NEEDED,
                        "This address is for WebSocket connections of the browser extension.",
                        "Alamat ini untuk sambungan WebSocket dari ekstensi peramban.");
        return new ProblemException(
                problem.with("Upgrade", "websocket")
                        .with("Connection", "Upgrade")
                        .with("Sec-WebSocket-Version", "13"));
    }
}
