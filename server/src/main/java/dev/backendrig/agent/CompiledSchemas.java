package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Compiled schemas, kept for the next call. Thread-safe.
///
/// Bounded by the length of their texts, as browsers declare schemas of their own: where it becomes
/// too much, all are forgotten; a schema that is long alone is compiled for each call.
final class CompiledSchemas {
    /// A compiled schema takes some fifty times its text. Honest tools have about 500 characters.
    private static final int MOST_CHARS = 512 * 1024;

    private static final int LONG_CHARS = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<JsonObject, JsonSchema> kept = new HashMap<>();
    private int chars;

    JsonSchema of(JsonObject schema) {
        lock.lock();
        try {
            var known = kept.get(schema);
            if (known != null) return known;
        } finally {
            lock.unlock();
        }
        var compiled = JsonSchema.of(schema);
        keep(schema, compiled);
        return compiled;
    }

    private void keep(JsonObject schema, JsonSchema compiled) {
        var length = Json.write(schema).length();
        if (length > LONG_CHARS) return;
        lock.lock();
        try {
            if (chars + length > MOST_CHARS) {
                kept.clear();
                chars = 0;
            }
            if (kept.put(schema, compiled) == null) chars += length;
        } finally {
            lock.unlock();
        }
    }

    /// What the texts of those that are kept have in all.
    int chars() {
        lock.lock();
        try {
            return chars;
        } finally {
            lock.unlock();
        }
    }
}
