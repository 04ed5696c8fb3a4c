package dev.backendrig.http.agui;

import dev.backendrig.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The run of a request, as its client names it.
///
/// @param threadId the conversation
/// @param runId this run of it; no secret of ours
/// @param parentRunId null where the client names none
/// @param state the client's own state, null where it keeps none
public record AguiRun(
        String threadId, String runId, @Nullable String parentRunId, @Nullable JsonValue state) {}
