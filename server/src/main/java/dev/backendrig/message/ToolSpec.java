package dev.backendrig.message;

import dev.backendrig.json.JsonObject;

/// A tool as a model is told of it.
///
/// @param name letters, digits, `_` and `-`
/// @param inputSchema a JSON Schema of type `object`
public record ToolSpec(String name, String description, JsonObject inputSchema) {}
