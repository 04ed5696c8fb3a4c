package dev.backendrig.agent;

import dev.backendrig.message.ToolResult;

/// What the gate says of a tool call.
///
/// @param invalid whether the call itself was wrong: an unknown tool or arguments against its schema
public record ToolAnswer(ToolResult result, boolean invalid) {}
