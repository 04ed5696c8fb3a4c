package dev.backendrig.mcp.stdio;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Carries the messages of a client that started this process to the running server, and back, until
/// the client closes its end. One message a line each way (MCP, "stdio").
public final class StdioBridge {
    private static final int MAX_LINE = 16 * 1024 * 1024;
    private static final int PARSE_ERROR = -32_700;
    private static final int INVALID_REQUEST = -32_600;

    /// How long answers may still come when the client has said its last.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final InputStream in;
    private final Http http;
    private final Session session = new Session();
    private final Client client;
    private final Exchange exchange;
    private final Map<JsonValue, Thread> open = new ConcurrentHashMap<>();

    /// @param server address of its `/mcp`
    /// @param token its access token
    /// @param out where messages go, and nothing else
    /// @param err where is told what goes wrong
    public StdioBridge(
            URI server,
            String token,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Language language) {
        this.in = in;
        http = Http.to(server, token);
        client = new Client(out);
        exchange = new Exchange(http, session, client, err, language);
    }

    /// Blocks until the client closes its end.
    ///
    /// @throws IOException if its messages cannot be read
    public void run() throws IOException, InterruptedException {
        for (var line = line(); line != null; line = line()) {
            if (line.length > 0) take(line);
        }
        end();
    }

    private void take(byte[] line) throws InterruptedException {
        JsonValue body;
        try {
            if (line.length > MAX_LINE) throw new JsonException("The message is too large");
            body = Json.parse(line);
        } catch (JsonException e) {
            exchange.error(JsonNull.NULL, PARSE_ERROR, "Parse error: " + e.getMessage());
            return;
        }
        carry(new Message(body));
    }

    private void carry(Message message) throws InterruptedException {
        var id = message.id();
        if (message.is("initialize") && !message.isStateless()) {
            // What follows belongs to the session that this begins.
            exchange.carry(message);
        } else if (id != null) {
            begin(id, message);
        } else if (!isCancelledHere(message)) {
            exchange.carry(message);
            if (message.is("notifications/initialized") && session.isOpen()) listen();
        }
    }

    private void begin(JsonValue id, Message message) {
        var thread = Thread.ofVirtual().unstarted(() -> carryAlone(id, message));
        if (open.putIfAbsent(id, thread) == null) thread.start();
        else exchange.error(id, INVALID_REQUEST, "A request with this id is under way.");
    }

    private void carryAlone(JsonValue id, Message message) {
        try {
            exchange.carry(message);
        } catch (InterruptedException e) {
            // The client gave it up, and gets no answer.
            Thread.currentThread().interrupt();
        } finally {
            open.remove(id);
        }
    }

    /// Without sessions a request is given up by closing its connection; with one the server is told.
    private boolean isCancelledHere(Message message) {
        if (!message.is("notifications/cancelled") || session.isOpen()) return false;
        var id = message.params().get("requestId");
        var thread = id == null ? null : open.get(id);
        if (thread != null) thread.interrupt();
        return true;
    }

    private void listen() {
        Thread.ofVirtual().start(new Notifications(http, session, client));
    }

    private void end() throws InterruptedException {
        var until = System.nanoTime() + LAST_ANSWERS.toNanos();
        for (var thread : open.values()) {
            thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        if (!session.isOpen()) return;
        try {
            http.delete(session.headers());
        } catch (IOException e) {
            // The server is gone, and the session with it.
            return;
        }
    }

    /// The next line without its end; null at the end of the input. One that is too long is cut.
    private byte @Nullable [] line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var next = in.read();
        if (next < 0) return null;
        while (next >= 0 && next != '\n') {
            if (next != '\r' && bytes.size() <= MAX_LINE) bytes.write(next);
            next = in.read();
        }
        return bytes.toByteArray();
    }
}
