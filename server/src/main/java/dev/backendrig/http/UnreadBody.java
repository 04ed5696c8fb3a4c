package dev.backendrig.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// What a client still sends of a request that is answered already. A connection that is closed
/// over unread bytes is reset, and the client then never gets to read the answer (RFC 9112, 9.6).
final class UnreadBody {
    private static final long MAX_BYTES_AT_ONCE = 64 * 1024;

    private UnreadBody() {}

    /// Takes what has arrived, if that is all there is; false if more is to come.
    static boolean consume(Request request) {
        return discard(request, MAX_BYTES_AT_ONCE) == End.REACHED;
    }

    /// Takes and forgets what comes, until its end or the deadline.
    static void linger(Request request, Duration time) {
        // Such a client waits for our word before it sends anything (RFC 9110, 10.1.1).
        if (request.getHeaders().contains(HttpHeader.EXPECT)) return;
        var deadline = System.nanoTime() + time.toNanos();
        while (discard(request, Long.MAX_VALUE) == End.NOT_YET) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || !BodyReader.awaitContent(request, left)) return;
        }
    }

    private enum End {
        REACHED,
        NOT_YET,
        NEVER
    }

    private static End discard(Request request, long limit) {
        var taken = 0L;
        while (taken <= limit) {
            var chunk = request.read();
            if (chunk == null) return End.NOT_YET;
            if (Content.Chunk.isFailure(chunk)) return End.NEVER;
            taken += chunk.remaining();
            chunk.release();
            if (chunk.isLast()) return End.REACHED;
        }
        return End.NEVER;
    }
}
