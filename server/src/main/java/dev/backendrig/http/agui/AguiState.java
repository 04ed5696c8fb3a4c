package dev.backendrig.http.agui;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.safety.text.InvisibleKind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a front end may show of a run beside its messages: one member, `backendRig`, of the client's
/// state, told whole at the beginning and then by JSON Patch (RFC 6902). Used by one thread.
final class AguiState {
    private static final String MEMBER = "backendRig";
    private static final String STEP = "step";
    private static final String HIDDEN = "hidden";
    private static final String CLEANED = "cleaned";
    private static final String TOOL = "tool";

    private final Consumer<JsonObject> out;

    AguiState(Consumer<JsonObject> out) {
        this.out = out;
    }

    /// The client's own state with the member of ours.
    void begin(@Nullable JsonValue own, RunEvent.Started started) {
        var state = own instanceof JsonObject object ? object.toBuilder() : JsonObject.builder();
        var member =
                JsonObject.builder()
                        .put("provider", started.provider())
                        .put("model", started.model())
                        .put(STEP, 0)
                        .put(TOOL, "")
                        .put(HIDDEN, JsonObject.EMPTY)
                        .put(CLEANED, JsonObject.EMPTY)
                        .build();
        out.accept(
                AguiEvent.STATE_SNAPSHOT
                        .builder()
                        .put("snapshot", state.put(MEMBER, member).build())
                        .build());
    }

    /// A model call begins.
    void step(int number) {
        replace(STEP, Json.parse(Integer.toString(number)));
    }

    /// @param tool that works now, empty where none does
    void tool(String tool) {
        replace(TOOL, new JsonString(tool));
    }

    void hidden(RunEvent.Hidden news) {
        var kinds = new TreeMap<String, Integer>();
        news.kinds()
                .forEach((kind, count) -> kinds.put(kind.name().toLowerCase(Locale.ROOT), count));
        replace(HIDDEN, counts(kinds));
    }

    void cleaned(RunEvent.Cleaned news) {
        var kinds = new TreeMap<String, Integer>();
        for (var kind : InvisibleKind.values()) {
            if (news.removed().containsKey(kind)) kinds.put(kind.word(), news.removed().get(kind));
        }
        replace(CLEANED, counts(kinds));
    }

    private static JsonObject counts(Map<String, Integer> kinds) {
        var counts = JsonObject.builder();
        kinds.forEach((kind, count) -> counts.put(kind, count.longValue()));
        return counts.build();
    }

    private void replace(String name, JsonValue value) {
        var operation =
                JsonObject.builder()
                        .put("op", "replace")
                        .put("path", "/" + MEMBER + "/" + name)
                        .put("value", value)
                        .build();
        out.accept(AguiEvent.STATE_DELTA.builder().put("delta", JsonArray.of(operation)).build());
    }
}
