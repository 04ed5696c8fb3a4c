package dev.backendrig.browser;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// A question to a person as it goes over the wire, to a browser and in a run's event stream
/// (docs/protocol.md). `tool`, `arguments` and `reason` are the first action's, for clients that
/// know of no others.
public final class ApprovalCardJson {
    private ApprovalCardJson() {}

    /// Adds the members of the card.
    public static JsonObject.Builder put(ApprovalCard card, JsonObject.Builder json) {
        var first = card.actions().getFirst();
        return json.put("tool", first.tool())
                .put("arguments", first.arguments())
                .put("reason", first.reason())
                .put("actions", objects(card.actions().stream().map(ApprovalCardJson::action)))
                .put("choices", choices(card))
                .put("expires_at", card.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static JsonArray choices(ApprovalCard card) {
        return JsonArray.ofStrings(
                card.offersSite() ? List.of("once", "site", "no") : List.of("once", "no"));
    }

    private static JsonObject action(ApprovalCard.Action action) {
        return JsonObject.of("tool", action.tool()).toBuilder()
                .putIfPresent("site", action.site())
                .putIfPresent("target", action.target())
                .put("values", objects(action.values().stream().map(ApprovalCardJson::value)))
                .put("reasons", JsonArray.ofStrings(action.reasons()))
                .build();
    }

    private static JsonObject value(ApprovalCard.Value value) {
        return JsonObject.of("name", value.name()).toBuilder().put("value", value.value()).build();
    }

    private static JsonArray objects(Stream<JsonObject> objects) {
        return JsonArray.of(objects.toList());
    }
}
