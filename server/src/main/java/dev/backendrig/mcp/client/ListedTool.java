package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonObject;

/// A tool of a server that the person allows, as a model may be told of it.
///
/// @param name that the server gave it
/// @param description without what nobody sees, not long
record ListedTool(String name, String description, JsonObject schema) {
    /// About how much of a prompt it takes.
    int chars() {
        return name.length() + description.length() + schema.toString().length();
    }
}
