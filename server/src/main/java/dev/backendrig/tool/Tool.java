package dev.backendrig.tool;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;

/// Something a model may have done. Called only through the agent's gate, which has validated the
/// arguments against the schema. Thread-safe.
public interface Tool {
    ToolSpec spec();

    Effect effect();

    /// Does it and blocks until it is done, failed or its deadline has passed.
    ToolOutcome call(JsonObject arguments) throws InterruptedException;
}
