package dev.backendrig.model.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A server that speaks like Gemini, over a real socket on a free port of 127.0.0.1: it records
/// what it is asked and answers by script. Thread-safe.
///
/// ```
/// try (var gemini = FakeGemini.start()) {
///     gemini.enqueue(Reply.stream(Chunks.text("Hello"), Chunks.finish("STOP")));
///     // … let the server under test ask gemini.baseUrl() …
///     var call = gemini.takeCall();
///     assertThat(call.request().header("x-goog-api-key")).isEqualTo("…");
///     assertThat(call.awaitClientClosed(Duration.ofSeconds(1))).isTrue();
/// }
/// ```
public final class FakeGemini implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ServerSocket listener;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<FakeGeminiCall> untaken = new LinkedBlockingQueue<>();
    private final List<ReceivedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Function<ReceivedRequest, Reply> otherwise =
            _ -> Reply.status(500).raw("FakeGemini: no reply was enqueued");

    private FakeGemini(ServerSocket listener) {
        this.listener = listener;
    }

    public static FakeGemini start() {
        try {
            var loopback = InetAddress.ofLiteral("127.0.0.1");
            var gemini = new FakeGemini(new ServerSocket(0, 1024, loopback));
            Thread.ofVirtual().name("fake-gemini").start(gemini::accept);
            return gemini;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What to set as `GEMINI_BASE_URL`.
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Adds a reply; each answers one request, in order.
    public FakeGemini enqueue(Reply reply) {
        replies.add(reply);
        return this;
    }

    /// How requests are answered when no reply is enqueued: with a status 500 unless told.
    public void answerBy(Function<ReceivedRequest, Reply> answer) {
        otherwise = answer;
    }

    /// The next request in the order of their arrival, waiting for it at most 10 s.
    public FakeGeminiCall takeCall() throws InterruptedException {
        var call = untaken.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        if (call == null) throw new AssertionError("no request came");
        return call;
    }

    /// All requests so far, in the order of their arrival.
    public List<ReceivedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /// How many connections were opened so far.
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : sockets) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().name("fake-gemini-connection").start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    /// Reads requests one after the other. While one is answered it waits for the next, and so
    /// learns that the client has closed.
    private void serve(Socket socket) {
        FakeGeminiCall current = null;
        try (socket) {
            socket.setTcpNoDelay(true);
            var reader = new RequestReader(socket.getInputStream());
            for (var request = reader.next(); request != null; request = reader.next()) {
                if (current != null) current.awaitAnswered();
                current = answer(request, socket);
            }
        } catch (IOException closed) {
            // Which side closed is told by the call.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (current != null) current.connectionClosed();
            sockets.remove(socket);
        }
    }

    private FakeGeminiCall answer(ReceivedRequest request, Socket socket) {
        var enqueued = replies.poll();
        var call = new FakeGeminiCall(request, socket);
        requests.add(request);
        untaken.add(call);
        var reply = enqueued == null ? otherwise.apply(request) : enqueued;
        Thread.ofVirtual().name("fake-gemini-answer").start(() -> call.answer(reply));
        return call;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
