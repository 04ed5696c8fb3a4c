package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.client.BrowserTool.Call;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does what the server asks for, each request once, each on threads of its own.
final class Actions {
    /// The server takes 8 MiB in a message. Bytes, with room for what is around a result.
    private static final int LONGEST_RESULT = 8 * 1024 * 1024 - 1024;

    final Journal journal = new Journal();
    private final List<BrowserTool> tools;
    private final Consumer<Map<String, ?>> tell;
    private final Map<String, Work> running = new ConcurrentHashMap<>();

    /// @param tell sends a result
    Actions(List<BrowserTool> tools, Consumer<Map<String, ?>> tell) {
        this.tools = tools;
        this.tell = tell;
    }

    /// @param runId whose call the thread does
    private record Work(String runId, Thread thread) {}

    void act(Fields request) {
        var id = request.needed("request_id");
        if (!journal.begin(id)) {
            journal.resultOf(id).ifPresent(tell);
            return;
        }
        Thread.ofVirtual().name("action-" + id).start(() -> finish(request, id));
    }

    private void finish(Fields request, String id) {
        var result = fitting(id, result(request, id));
        journal.end(id, result);
        tell.accept(result);
    }

    private Map<String, ?> result(Fields request, String id) {
        var limit = Duration.ofMillis(Math.max(1, request.number("timeout_ms")));
        var result =
                new AtomicReference<Map<String, ?>>(
                        failed(id, "not done within " + limit.toMillis() + " ms"));
        var thread =
                Thread.ofVirtual()
                        .name("tool-" + id)
                        .unstarted(() -> result.set(called(request, id)));
        running.put(id, new Work(request.text("run_id"), thread));
        thread.start();
        try {
            if (!thread.join(limit)) thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        } finally {
            running.remove(id);
        }
        return result.get();
    }

    private Map<String, ?> called(Fields request, String id) {
        try {
            var command = request.object("command");
            var arguments = new LinkedHashMap<String, @Nullable Object>(command.members());
            arguments.remove("type");
            var call = new Call(id, request.text("run_id"), arguments);
            return done(id, tool(command.text("type")).handler().call(call));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(id, "stopped before it was done");
        } catch (Exception e) {
            return failed(id, Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
        }
    }

    private BrowserTool tool(String name) {
        return tools.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no tool " + name));
    }

    private static Map<String, ?> done(String id, ToolResult told) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("request_id", id);
        result.put("success", true);
        result.put("data", told.data());
        told.snapshot().ifPresent(it -> result.put("snapshot", it.words()));
        return result;
    }

    private static Map<String, ?> failed(String id, String error) {
        return Map.of("request_id", id, "success", false, "error", error);
    }

    /// A message that is too long would close the socket, and again after each resume.
    private static Map<String, ?> fitting(String id, Map<String, ?> result) {
        try {
            var size = JsonWriter.write(result).getBytes(UTF_8).length;
            if (size <= LONGEST_RESULT) return result;
            return failed(id, "the result is too long to be sent");
        } catch (IllegalArgumentException e) {
            return failed(id, "the result cannot be written as JSON");
        }
    }

    /// Stops what a run has going on.
    void stop(String runId) {
        running.values().stream()
                .filter(it -> it.runId().equals(runId))
                .forEach(it -> it.thread().interrupt());
    }

    void stopAll() {
        running.values().forEach(it -> it.thread().interrupt());
    }
}
