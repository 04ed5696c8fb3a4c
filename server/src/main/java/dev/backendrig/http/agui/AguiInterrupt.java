package dev.backendrig.http.agui;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.browser.ApprovalCardJson;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question to the person, as an interrupt: what its answer looks like is told by a JSON Schema.
final class AguiInterrupt {
    private static final String REASON = "approval";

    private AguiInterrupt() {}

    /// @param callId the call that waits, null where none is known
    static JsonObject of(RunEvent.ApprovalAsked asked, @Nullable String callId) {
        var card = asked.card();
        return JsonObject.builder()
                .put("id", asked.approvalId())
                .put("reason", REASON)
                .put("message", message(card))
                .putIfPresent("toolCallId", callId)
                .put("responseSchema", schema(card.offersSite()))
                .put("expiresAt", card.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("metadata", ApprovalCardJson.put(card, JsonObject.builder()).build())
                .build();
    }

    /// What would be done and why it is asked about, for front ends that show no more.
    private static String message(ApprovalCard card) {
        var lines = new ArrayList<String>();
        for (var action : card.actions()) {
            var target = action.target() == null ? "" : " " + action.target();
            var site = action.site() == null ? "" : " (" + action.site() + ")";
            lines.add(action.tool() + target + site + ": " + action.reason());
        }
        return String.join("\n", lines);
    }

    private static JsonObject schema(boolean offersSite) {
        var scopes = offersSite ? List.of("once", "site") : List.of("once");
        var properties =
                JsonObject.builder()
                        .put("approved", JsonObject.of("type", "boolean"))
                        .put(
                                "scope",
                                JsonObject.builder()
                                        .put("type", "string")
                                        .put("enum", JsonArray.ofStrings(scopes))
                                        .build())
                        .build();
        return JsonObject.builder()
                .put("type", "object")
                .put("properties", properties)
                .put("required", JsonArray.of(new JsonString("approved")))
                .put("additionalProperties", new JsonBoolean(false))
                .build();
    }
}
