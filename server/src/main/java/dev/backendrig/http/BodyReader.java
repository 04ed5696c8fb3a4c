package dev.backendrig.http;

import dev.backendrig.http.socket.SharedRoom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/// Reads request bodies, blocking. Thread-safe.
final class BodyReader {
    /// The largest body that is read.
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final Duration idle;
    private final Duration whole;
    private final SharedRoom room;

    /// @param idle between two pieces
    /// @param whole for all of them
    /// @param room for all bodies together
    BodyReader(Duration idle, Duration whole, SharedRoom room) {
        this.idle = idle;
        this.whole = whole;
        this.room = room;
    }

    /// The whole body, which the caller closes.
    ///
    /// @throws ProblemException if it is too large, too slow, or not sent to its end
    Body read(Request request) {
        var length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        if (length > MAX_BYTES) throw tooLarge();
        var body = new Body(room);
        try {
            readAll(request, body);
            return body;
        } catch (ProblemException e) {
            body.close();
            throw e;
        }
    }

    private void readAll(Request request, Body body) {
        var end = System.nanoTime() + whole.toNanos();
        while (true) {
            var chunk = request.read();
            if (chunk == null) {
                awaitMore(request, end);
            } else if (Content.Chunk.isFailure(chunk)) {
                throw broken();
            } else if (take(chunk, body)) {
                return;
            }
        }
    }

    /// Adds a chunk and gives it back to the library; true for the last one.
    private boolean take(Content.Chunk chunk, Body body) {
        var bytes = new byte[chunk.remaining()];
        chunk.getByteBuffer().get(bytes);
        chunk.release();
        if (body.size() + bytes.length > MAX_BYTES) throw tooLarge();
        if (!body.add(bytes)) throw tooMuchAtOnce();
        return chunk.isLast();
    }

    private void awaitMore(Request request, long end) {
        var deadline = Math.min(idle.toNanos(), end - System.nanoTime());
        if (!awaitContent(request, Duration.ofNanos(deadline))) throw tooSlow();
    }

    /// Waits until a read will tell something; false if it does not come to that in time.
    static boolean awaitContent(Request request, Duration time) {
        var wait = new Wait(Thread.currentThread());
        request.demand(wait);
        return wait.await(time);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                ProblemKind.TOO_LARGE,
                "The request is larger than 16 MiB. Send a smaller picture or a shorter history.",
                "Permintaan lebih besar dari 16 MiB. Kirim gambar yang lebih kecil atau riwayat"
                        + " yang lebih pendek.");
    }

    private static ProblemException tooMuchAtOnce() {
        var problem =
                Problem.of(
                        ProblemKind.TOO_MANY_RUNS,
                        "The server already works on as many large requests as it may. Please send"
                                + " this one again in a moment.",
                        "Server sedang mengerjakan permintaan besar sebanyak yang diizinkan."
                                + " Silakan kirim lagi sebentar lagi.");
        return new ProblemException(problem.retryAfter(COME_BACK));
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                ProblemKind.BODY_TIMEOUT,
                "The request's body did not arrive in time.",
                "Isi permintaan tidak datang pada waktunya.");
    }

    private static ProblemException broken() {
        return new ProblemException(
                ProblemKind.BAD_REQUEST,
                "The request's body broke off or is not well formed.",
                "Isi permintaan terputus atau tidak berbentuk benar.");
    }

    /// One wait of one thread for the library's call.
    private static final class Wait implements Invocable.Task {
        private final Thread waiter;
        private volatile boolean called;

        Wait(Thread waiter) {
            this.waiter = waiter;
        }

        @Override
        public void run() {
            called = true;
            LockSupport.unpark(waiter);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        boolean await(Duration time) {
            var deadline = System.nanoTime() + time.toNanos();
            var interrupted = false;
            var left = time.toNanos();
            while (!called && left > 0) {
                LockSupport.parkNanos(this, left);
                // Nobody interrupts a thread before its run begins; a park must not spin though.
                interrupted |= Thread.interrupted();
                left = deadline - System.nanoTime();
            }
            if (interrupted) Thread.currentThread().interrupt();
            return called;
        }
    }
}
