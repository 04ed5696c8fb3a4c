package dev.backendrig.mcp.server;

import dev.backendrig.agent.ToolTalks;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client of a version with a handshake: what it has said of itself, its streams, and what is under
/// way for it. Thread-safe.
final class McpSession {
    /// The stream of messages that belong to no request.
    private static final String OWN_STREAM = "0";

    private static final int MAX_ENDED_STREAMS = 16;
    private static final long MAX_ENDED_BYTES = 2L * 1024 * 1024;
    private static final int MAX_CALLS = 32;

    private final String id;
    private final ToolTalks talks = ToolTalks.ofClient();
    private final BrowserWatch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final MessageStream own = new MessageStream(OWN_STREAM);
    private final SequencedMap<String, MessageStream> streams = new LinkedHashMap<>();
    private final Map<JsonValue, Call> calls = new HashMap<>();
    private final Map<JsonValue, Question> questions = new HashMap<>();
    private final Set<String> subscribed = new HashSet<>();
    private McpClient client;
    private long streamsMade;
    private volatile long lastUse = System.nanoTime();

    McpSession(String id, McpClient client, BrowserWatch watch) {
        this.id = id;
        this.client = client;
        this.watch = watch;
        streams.put(OWN_STREAM, own);
    }

    String id() {
        return id;
    }

    ToolTalks talks() {
        return talks;
    }

    BrowserWatch watch() {
        return watch;
    }

    MessageStream own() {
        return own;
    }

    McpClient client() {
        return locked(() -> client);
    }

    void wants(LogLevel level) {
        locked(() -> client = new McpClient(client.version(), client.capabilities(), level));
    }

    void used() {
        lastUse = System.nanoTime();
    }

    /// How long it was not used; nothing where something is under way.
    Duration idle() {
        var busy = locked(() -> !calls.isEmpty());
        return busy ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastUse);
    }

    /// A stream for a request.
    MessageStream open() {
        return locked(() -> {
            var name = Long.toString(++streamsMade);
            var stream = new MessageStream(name);
            streams.put(name, stream);
            forgetOld();
            return stream;
        });
    }

    private void forgetOld() {
        var ended = new ArrayList<String>();
        var bytes = 0L;
        for (var stream : streams.entrySet()) {
            if (!stream.getValue().isEnded()) continue;
            ended.add(stream.getKey());
            bytes += stream.getValue().bytes();
        }
        for (var name : ended) {
            if (ended.size() - ended.indexOf(name) <= MAX_ENDED_STREAMS && bytes <= MAX_ENDED_BYTES)
                return;
            var gone = streams.remove(name);
            if (gone != null) bytes -= gone.bytes();
        }
    }

    Optional<MessageStream> stream(String name) {
        return Optional.ofNullable(locked(() -> streams.get(name)));
    }

    /// Notes a call that is about to begin; false where there are too many, or one with its id.
    boolean begins(JsonValue requestId, Call call) {
        return locked(() -> calls.size() < MAX_CALLS && calls.putIfAbsent(requestId, call) == null);
    }

    void ended(JsonValue requestId) {
        locked(() -> calls.remove(requestId));
        used();
    }

    /// The client gave up a request. One that is not known has ended already.
    void cancel(JsonValue requestId) {
        var call = locked(() -> calls.get(requestId));
        if (call != null) call.cancel();
    }

    /// Notes a question that the client is sent.
    void asks(JsonValue requestId, Question question) {
        locked(() -> questions.put(requestId, question));
    }

    /// Forgets a question; false where it was answered.
    boolean withdraws(JsonValue requestId) {
        return locked(() -> questions.remove(requestId)) != null;
    }

    /// Takes in what the client answered to a request of ours. What answers none is passed over.
    void answered(RpcMessage.Response response) {
        var question = locked(() -> questions.remove(response.id()));
        if (question != null) question.answered(response.result().orElse(JsonObject.EMPTY));
    }

    void subscribe(String uri, boolean wanted) {
        locked(() -> wanted ? subscribed.add(uri) : subscribed.remove(uri));
    }

    /// What it is told of changes.
    Notices notices() {
        return locked(() -> new Notices(true, true, subscribed));
    }

    /// Ends all that is under way for it.
    void end() {
        List<Call> open =
                locked(() -> {
                    questions.clear();
                    streams.values().forEach(MessageStream::end);
                    return new ArrayList<>(calls.values());
                });
        open.forEach(Call::cancel);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
