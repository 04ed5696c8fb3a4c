package dev.backendrig.model;

import dev.backendrig.message.ToolCall;

/// What a model wrote in place of a call's arguments where it is no JSON object.
///
/// @param call the turn's call, with no arguments in it
/// @param text what stands in their place, as it came
public record BrokenCall(ToolCall call, String text) {}
