package dev.backendrig.mcp.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// What goes to a client on one connection, in the form of an event stream. Read by one thread, which
/// closes it.
public interface MessageSource extends AutoCloseable {
    /// The next piece; blocks while there is none, at most so long.
    Piece next(Duration patience) throws InterruptedException;

    /// The last words where the server stops; empty where they are still to come.
    default Optional<ByteBuffer> goodbye() {
        return Optional.empty();
    }

    /// The client has all of it, or is gone.
    @Override
    void close();

    /// A piece of an event stream.
    sealed interface Piece {
        /// Whole events.
        record Events(ByteBuffer bytes) implements Piece {}

        /// Nothing came in the time.
        record Silence() implements Piece {}

        /// Nothing more will come.
        record End() implements Piece {}
    }
}
