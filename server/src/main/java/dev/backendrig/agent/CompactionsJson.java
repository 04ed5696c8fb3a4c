package dev.backendrig.agent;

import static dev.backendrig.agent.StateMembers.missing;
import static dev.backendrig.agent.StateMembers.number;
import static dev.backendrig.agent.StateMembers.text;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;

/// How a run's conversation was made shorter as JSON and back: a part of [AgentRunJson].
final class CompactionsJson {
    private CompactionsJson() {}

    static JsonObject write(Compactions compactions) {
        var done = compactions.done().stream().map(CompactionsJson::write).toList();
        return JsonObject.builder()
                .put("done", JsonArray.of(done))
                .put("asked", compactions.asked())
                .put("notes", compactions.notes())
                .build();
    }

    private static JsonObject write(Compaction compaction) {
        return JsonObject.builder()
                .put("kind", compaction.kind().name())
                .put("before", compaction.before())
                .put("after", compaction.after())
                .build();
    }

    /// @throws JsonException if this is not what [#write(Compactions)] wrote
    static Compactions compactions(JsonObject json) {
        var done = json.array("done").orElseThrow(() -> missing("done"));
        try {
            return new Compactions(
                    done.objects().map(CompactionsJson::compaction).toList(),
                    number(json, "asked"),
                    number(json, "notes"));
        } catch (IllegalArgumentException e) {
            throw new JsonException("The compactions of a run cannot be read");
        }
    }

    private static Compaction compaction(JsonObject json) {
        return new Compaction(
                Compaction.Kind.valueOf(text(json, "kind")),
                number(json, "before"),
                number(json, "after"));
    }
}
