package dev.backendrig.http;

import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Closes connections whose request line and headers take too long to arrive, byte by byte, which
/// the library's idle timeout never notices. A sweep costs the requests nothing. Thread-safe.
final class SlowHeaders {
    private final Duration limit;

    /// @param limit from a request's first byte to the end of its headers
    SlowHeaders(Duration limit) {
        this.limit = limit;
    }

    void sweep(Connector connector) {
        connector.getConnectedEndPoints().forEach(this::closeIfSlow);
    }

    private void closeIfSlow(EndPoint endPoint) {
        if (!(endPoint.getConnection() instanceof HttpConnection connection)) return;
        var parser = connection.getParser();
        // Read without a lock: a value that is just changing is seen right by the next sweep.
        if (!parser.inHeaderState() || parser.isStart()) return;
        var since = System.nanoTime() - parser.getBeginNanoTime();
        if (since > limit.toNanos()) endPoint.close();
    }
}
