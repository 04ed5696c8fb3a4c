package dev.backendrig.http.agui;

import dev.backendrig.json.JsonObject;

/// The types of events that a run sends, by their names on the wire.
enum AguiEvent {
    RUN_STARTED,
    RUN_FINISHED,
    RUN_ERROR,
    STEP_STARTED,
    STEP_FINISHED,
    TEXT_MESSAGE_START,
    TEXT_MESSAGE_CONTENT,
    TEXT_MESSAGE_END,
    TOOL_CALL_START,
    TOOL_CALL_ARGS,
    TOOL_CALL_END,
    TOOL_CALL_RESULT,
    REASONING_START,
    REASONING_MESSAGE_START,
    REASONING_MESSAGE_CONTENT,
    REASONING_MESSAGE_END,
    REASONING_END,
    STATE_SNAPSHOT,
    STATE_DELTA,
    CUSTOM;

    /// An event of this type, to be filled.
    JsonObject.Builder builder() {
        return JsonObject.builder().put("type", name());
    }
}
