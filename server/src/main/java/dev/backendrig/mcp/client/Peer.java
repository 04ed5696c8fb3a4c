package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.mcp.client.McpException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Our end of a conversation in JSON-RPC 2.0 with one server: asks, waits, and answers what the
/// server asks. Thread-safe.
///
/// Owed to a server is patience, not trust: what is no message, answers nothing or comes too late is
/// passed over, and one that sends more than [#MOST_STRAYS] of such in a row is left.
final class Peer {
    static final int MOST_STRAYS = 10_000;

    private static final String VERSION = "2.0";

    private final Wire wire;
    private final Runnable onListChanged;
    private final Runnable onEnd;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger strays = new AtomicInteger();
    private final Map<Long, BlockingQueue<Reply>> waiting = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable McpException> end = new AtomicReference<>();

    /// @param onListChanged told that the server has other tools now
    /// @param onEnd told, once, that the conversation is over
    Peer(Wire wire, Runnable onListChanged, Runnable onEnd) {
        this.wire = wire;
        this.onListChanged = onListChanged;
        this.onEnd = onEnd;
    }

    /// Asks, and blocks until the answer is there.
    ///
    /// @throws McpException if there is none in time, or it is a refusal
    /// @throws InterruptedException if the caller is to stop; the server is told so
    JsonObject ask(String method, JsonObject params, Duration patience)
            throws InterruptedException {
        var id = ids.incrementAndGet();
        var reply = new ArrayBlockingQueue<Reply>(1);
        waiting.put(id, reply);
        try {
            stopIfOver();
            wire.request(id, message(method, params).put("id", id).build());
            var came = reply.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (came == null) throw givenUp(id, method, patience);
            return result(came);
        } catch (InterruptedException e) {
            cancel(id, method);
            throw e;
        } finally {
            waiting.remove(id);
        }
    }

    private static JsonObject result(Reply reply) {
        return switch (reply) {
            case Reply.Result(var json) -> json;
            case Reply.Refused(var code) when RpcCodes.isOfOtherVersion(code) ->
                    throw new McpException(Kind.OTHER_VERSION, "it refused with error " + code);
            case Reply.Refused(var code) ->
                    throw new McpException(Kind.REFUSED, "it refused with error " + code);
            case Reply.Broken(var why) -> throw why;
        };
    }

    private McpException givenUp(long id, String method, Duration patience) {
        cancel(id, method);
        return new McpException(
                Kind.LATE, "it did not answer within " + patience.toSeconds() + " s");
    }

    /// The handshake must not be cancelled (MCP, "Cancellation"); who gives it up goes.
    private void cancel(long id, String method) {
        if (!method.equals("initialize")) {
            tell(
                    "notifications/cancelled",
                    JsonObject.builder()
                            .put("requestId", id)
                            .put("reason", "no use any more")
                            .build());
        }
        wire.giveUp(id);
    }

    void tell(String method, JsonObject params) {
        if (end.get() == null) wire.tell(message(method, params).build());
    }

    private static JsonObject.Builder message(String method, JsonObject params) {
        var message = JsonObject.builder().put("jsonrpc", VERSION).put("method", method);
        return params.isEmpty() ? message : message.put("params", params);
    }

    private void stopIfOver() {
        var why = end.get();
        if (why != null) throw new McpException(Kind.ENDED, String.valueOf(why.getMessage()));
    }

    /// Takes what came from the server.
    void received(JsonValue value) {
        if (value instanceof JsonObject json
                && json.string("jsonrpc").filter(VERSION::equals).isPresent()) {
            take(json);
        } else {
            stray();
        }
    }

    private void take(JsonObject json) {
        var method = json.string("method");
        if (method.isEmpty()) {
            answered(json);
        } else if (isId(json.get("id"))) {
            stray();
            wire.tell(ServerRequests.answer(method.get(), json));
        } else {
            stray();
            if (method.get().equals("notifications/tools/list_changed")) onListChanged.run();
        }
    }

    private void answered(JsonObject json) {
        var id = json.integer("id");
        var queue = id.isPresent() ? waiting.get(id.getAsLong()) : null;
        if (queue == null) {
            stray();
        } else if (json.object("result").isPresent()) {
            answer(queue, new Reply.Result(json.object("result").get()));
        } else {
            var error = json.object("error").orElse(JsonObject.EMPTY);
            answer(queue, new Reply.Refused(error.integer("code").orElse(0)));
        }
    }

    /// The first answer counts.
    private void answer(BlockingQueue<Reply> queue, Reply reply) {
        if (queue.offer(reply)) strays.set(0);
        else stray();
    }

    private static boolean isId(@Nullable JsonValue id) {
        return id instanceof JsonString || id instanceof JsonNumber;
    }

    /// Takes note of something that nobody waits for.
    void stray() {
        if (strays.incrementAndGet() > MOST_STRAYS) {
            ended("it sends and sends what nobody asked for");
        }
    }

    /// A request will have no answer.
    void failed(long id, McpException why) {
        var queue = waiting.get(id);
        if (queue != null) queue.offer(new Reply.Broken(why));
    }

    /// The conversation is over.
    ///
    /// @param why in words of ours
    void ended(String why) {
        var over = new McpException(Kind.ENDED, why);
        if (!end.compareAndSet(null, over)) return;
        waiting.values().forEach(queue -> queue.offer(new Reply.Broken(over)));
        onEnd.run();
    }

    /// Why it is over, null while it is not.
    @Nullable String endReason() {
        var why = end.get();
        return why == null ? null : why.getMessage();
    }
}
