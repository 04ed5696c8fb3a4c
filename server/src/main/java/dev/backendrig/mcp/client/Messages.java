package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonValue;

/// The messages in what a server sent at once.
final class Messages {
    private Messages() {}

    /// Several in a list are a batch of 2025-03-26.
    static void each(JsonValue value, Peer peer) {
        if (value instanceof JsonArray batch) batch.forEach(peer::received);
        else peer.received(value);
    }
}
