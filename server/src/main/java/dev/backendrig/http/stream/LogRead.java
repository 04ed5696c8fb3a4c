package dev.backendrig.http.stream;

import java.nio.ByteBuffer;

/// What a reader gets.
public sealed interface LogRead {
    /// Events that follow each other, in the form in which they are sent.
    ///
    /// @param last whether nothing more will come
    record Events(ByteBuffer bytes, boolean last) implements LogRead {}

    /// Nothing came in the time.
    record Silence() implements LogRead {}

    /// The run is over and the reader has all of it.
    record End() implements LogRead {}

    /// The event that comes next is not held any more: the reader was too slow.
    record Lost() implements LogRead {}
}
