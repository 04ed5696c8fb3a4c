package dev.backendrig.model.http;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.List;

/// What a provider's connection brings next.
public sealed interface Arrival {
    /// The response's status and headers, always first.
    record Head(int status, HttpHeaders headers) implements Arrival {}

    /// A piece of the body; who takes it owns the buffers.
    record Bytes(List<ByteBuffer> buffers) implements Arrival {}

    /// The body ended as its framing promised.
    record End() implements Arrival {}

    /// The connection could not be made or broke.
    record Broken(Throwable cause) implements Arrival {}

    /// Nothing that counts came in the time allowed.
    record Silence() implements Arrival {}
}
