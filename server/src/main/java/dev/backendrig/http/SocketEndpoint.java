package dev.backendrig.http;

import org.eclipse.jetty.server.Handler;

/// `GET /ws`: hands the request to the socket's handler, after the guard has let it pass.
final class SocketEndpoint implements Endpoint {
    private final Handler sockets;

    SocketEndpoint(Handler sockets) {
        this.sockets = sockets;
    }

    @Override
    public void answer(Exchange exchange) throws Exception {
        var taken = sockets.handle(exchange.request(), exchange.response(), exchange.callback());
        if (!taken) throw notAnUpgrade();
    }

    private static ProblemException notAnUpgrade() {
        var problem =
                Problem.of(
                        ProblemKind.UPGRADE_NEEDED,
                        "This address is for WebSocket connections of the browser extension.",
                        "Alamat ini untuk sambungan WebSocket dari ekstensi peramban.");
        return new ProblemException(
                problem.with("Upgrade", "websocket").with("Connection", "Upgrade"));
    }
}
