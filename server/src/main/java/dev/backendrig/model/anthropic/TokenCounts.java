package dev.backendrig.model.anthropic;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Usage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a call has used, of which events tell one part or another; the last count of each is the
/// whole call's (Anthropic API, "Streaming messages"). Used by one thread.
final class TokenCounts {
    private final Map<String, Long> counts = new HashMap<>();

    /// Takes a `usage`.
    void add(JsonObject usage) {
        for (var name : usage.members().keySet()) {
            // No call has more than an int's worth of tokens: sums of what is read here are exact.
            usage.integer(name)
                    .ifPresent(count -> counts.put(name, Math.clamp(count, 0L, Integer.MAX_VALUE)));
        }
    }

    /// All of it; null where nothing was told. What was written to or read from the cache comes on
    /// top of the other tokens read (Anthropic API, "Prompt caching").
    @Nullable Usage usage() {
        if (counts.isEmpty()) return null;
        var cached = count("cache_read_input_tokens");
        var input = count("input_tokens") + count("cache_creation_input_tokens") + cached;
        var output = count("output_tokens");
        return new Usage(input, output, input + output, cached, 0);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
