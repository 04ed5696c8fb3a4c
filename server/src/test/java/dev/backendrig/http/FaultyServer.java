package dev.backendrig.http;

import java.net.InetSocketAddress;
import java.time.Duration;

/// The real server with an agent that always fails and with little patience for bodies.
public final class FaultyServer implements AutoCloseable {
    /// The header that has a browser picked.
    public static final String PICKS = "Authorization: Bearer " + TestServer.PICK_TOKEN + "\r\n";

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final TestServer server =
            new TestServer(
                    new TestServer.Setup().times(HttpTimes.DEFAULT.withBody(PATIENCE, PATIENCE)),
                    (_, _) -> {
                        throw new IllegalStateException("a fault of ours");
                    });

    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
