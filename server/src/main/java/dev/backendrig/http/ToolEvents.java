package dev.backendrig.http;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.browser.ApprovalCardJson;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Approvals;
import java.time.Duration;

/// What the extended event stream says of tool calls, which follow one another. Used by the run's
/// thread.
final class ToolEvents {
    /// A result is shown to give an idea of it; the model has the whole.
    private static final int MAX_RESULT_CHARS = 500;

    private static final String CUT = "…";

    private long begun = System.nanoTime();

    JsonObject calling(ToolCall call) {
        begun = System.nanoTime();
        return JsonObject.builder()
                .put("id", call.id())
                .put("name", call.name())
                .put("arguments", call.arguments())
                .put("status", "calling")
                .build();
    }

    JsonObject completed(RunEvent.ToolCompleted completed) {
        var content = completed.content();
        return JsonObject.builder()
                .put("id", completed.call().id())
                .put("name", completed.call().name())
                .put("status", "completed")
                .put("ok", completed.ok())
                .putIfPresent("result", content == null ? null : shortened(content))
                .put("ms", Duration.ofNanos(System.nanoTime() - begun).toMillis())
                .build();
    }

    private static String shortened(JsonValue content) {
        var text = content instanceof JsonString(var said) ? said : Json.write(content);
        if (text.length() <= MAX_RESULT_CHARS) return text;
        var end = MAX_RESULT_CHARS - CUT.length();
        // Not through the middle of a character.
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + CUT;
    }

    JsonObject asked(RunEvent.ApprovalAsked asked) {
        var json =
                JsonObject.builder().put("approval_id", asked.approvalId()).put("kind", "action");
        return ApprovalCardJson.put(asked.card(), json).put("status", "asked").build();
    }

    JsonObject answered(RunEvent.ApprovalAnswered answered) {
        var status =
                switch (answered.result()) {
                    case ALLOWED, ALLOWED_ON_SITE -> "allowed";
                    case DENIED -> "denied";
                    case WITHDRAWN -> "withdrawn";
                };
        var json =
                JsonObject.builder()
                        .put("approval_id", answered.approvalId())
                        .put("status", status);
        return answered.result() == Approvals.Result.ALLOWED_ON_SITE
                ? json.put("scope", "site").build()
                : json.build();
    }
}
