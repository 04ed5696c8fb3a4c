package dev.backendrig.agent;

import static dev.backendrig.agent.StateMembers.missing;
import static dev.backendrig.agent.StateMembers.number;
import static dev.backendrig.agent.StateMembers.text;

import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.page.KnownPage;
import dev.backendrig.page.PageSnapshot;
import dev.backendrig.tool.PageSight;
import org.jspecify.annotations.Nullable;

/// What a run's model was shown as JSON and back: a part of [AgentRunJson].
final class ShownContextJson {
    private ShownContextJson() {}

    static JsonObject write(ShownContext context) {
        var page = context.page();
        return JsonObject.builder()
                .put("tokens", context.tokens())
                .put("measured", context.measured())
                .putIfPresent("known", snapshot(page.known()))
                .putIfPresent("unread", snapshot(page.unread()))
                .put("person_was_there", page.personWasThere())
                .put("compactions", CompactionsJson.write(context.compactions()))
                .build();
    }

    /// @throws JsonException if this is not what [#write(ShownContext)] wrote
    static ShownContext context(JsonObject json) {
        return new ShownContext(
                number(json, "tokens"),
                number(json, "measured"),
                new KnownPage(
                        json.object("known").map(ShownContextJson::snapshot).orElse(null),
                        json.object("unread").map(ShownContextJson::snapshot).orElse(null),
                        json.bool("person_was_there").orElse(false)),
                CompactionsJson.compactions(
                        json.object("compactions").orElseThrow(() -> missing("compactions"))));
    }

    private static @Nullable JsonObject snapshot(@Nullable PageSnapshot page) {
        if (page == null) return null;
        return JsonObject.builder()
                .put("document", page.document())
                .put("text", page.text())
                .build();
    }

    private static PageSnapshot snapshot(JsonObject json) {
        try {
            return new PageSnapshot(text(json, "document"), text(json, "text"));
        } catch (IllegalArgumentException e) {
            throw new JsonException("A run's page cannot be read");
        }
    }

    static @Nullable JsonObject write(@Nullable PageSight sight) {
        return switch (sight) {
            case null -> null;
            case PageSight.AfterAction(var document, var text) ->
                    kind("after_action", text).put("document", document).build();
            case PageSight.Asked(var text) -> kind("asked", text).build();
            case PageSight.AskedOtherwise(var text) -> kind("asked_otherwise", text).build();
        };
    }

    private static JsonObject.Builder kind(String kind, String text) {
        return JsonObject.builder().put("kind", kind).put("text", text);
    }

    /// @throws JsonException if this is not what [#write(PageSight)] wrote
    static PageSight sight(JsonObject json) {
        return switch (text(json, "kind")) {
            case "after_action" -> {
                var page = snapshot(json);
                yield new PageSight.AfterAction(page.document(), page.text());
            }
            case "asked" -> new PageSight.Asked(text(json, "text"));
            case "asked_otherwise" -> new PageSight.AskedOtherwise(text(json, "text"));
            case String other -> throw new JsonException("Unknown sight of a page: " + other);
        };
    }
}
