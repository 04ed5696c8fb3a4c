package dev.backendrig.message;

import dev.backendrig.json.JsonObject;

/// A model's wish to have a tool called.
///
/// @param id unique within a run; made by us where the provider gives none
/// @param arguments empty where the model gave none or `null`
/// @param unread whether what the model wrote for arguments cannot be read: then they are empty, and
///     the call is answered as an error
public record ToolCall(String id, String name, JsonObject arguments, boolean unread) {
    /// A call whose arguments could be read.
    public ToolCall(String id, String name, JsonObject arguments) {
        this(id, name, arguments, false);
    }
}
