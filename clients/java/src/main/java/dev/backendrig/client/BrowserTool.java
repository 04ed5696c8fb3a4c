package dev.backendrig.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tool that the model is offered, with what it does.
///
/// @param inputSchema JSON Schema of type `object`, see docs/protocol.md; `x-role` says what an
///     argument is
/// @param timeout the deadline of a call; without one the server's settings hold
public record BrowserTool(
        String name,
        String description,
        Effect effect,
        Map<String, ?> inputSchema,
        Optional<Duration> timeout,
        Handler handler) {
    /// What a tool does to the page.
    public enum Effect {
        READ,
        ACT,
        NAVIGATE
    }

    /// Does a call, on a virtual thread of its own, which is interrupted at the call's deadline, at
    /// the end of its run and when the browser closes. What it throws is told to the model.
    @FunctionalInterface
    public interface Handler {
        ToolResult call(Call call) throws Exception;
    }

    /// A call of a tool.
    public record Call(String requestId, String runId, Map<String, @Nullable Object> arguments) {
        /// The argument as text; empty where it is none.
        public String text(String name) {
            return new Fields(arguments).text(name);
        }
    }

    public static BrowserTool of(
            String name,
            String description,
            Effect effect,
            Map<String, ?> inputSchema,
            Handler handler) {
        return new BrowserTool(name, description, effect, inputSchema, Optional.empty(), handler);
    }

    public BrowserTool withTimeout(Duration limit) {
        return new BrowserTool(name, description, effect, inputSchema, Optional.of(limit), handler);
    }

    Map<String, ?> declaration() {
        var words = new LinkedHashMap<String, Object>();
        words.put("name", name);
        words.put("description", description);
        words.put("effect", effect.name().toLowerCase(Locale.ROOT));
        words.put("input_schema", inputSchema);
        timeout.ifPresent(it -> words.put("timeout_ms", it.toMillis()));
        return words;
    }
}
