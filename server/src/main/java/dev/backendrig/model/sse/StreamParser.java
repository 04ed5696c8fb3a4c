package dev.backendrig.model.sse;

import java.nio.ByteBuffer;

/// Cuts a stream of bytes into events. Used by one thread; not to be used again after the handler
/// or the parser has thrown.
public interface StreamParser {
    /// Reads the remaining bytes and hands over every event that they complete.
    ///
    /// @throws SseException if an event is larger than allowed
    void feed(ByteBuffer bytes);

    /// Tells that no more bytes will come, and hands over what is left.
    void end();
}
