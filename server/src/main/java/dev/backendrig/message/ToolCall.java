package dev.backendrig.message;

import dev.backendrig.json.JsonObject;

/// A model's wish to have a tool called.
///
/// @param id unique within a run; made by us where the provider gives none
/// @param arguments empty where the model gave none or `null`
public record ToolCall(String id, String name, JsonObject arguments) {}
