package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// Collects the parts of a turn for their replay. Used by one thread.
///
/// Neighbouring pieces of plain text, or of plain thought, become one part. A part that carries
/// anything else, a signature above all, stays as it came and where it came (Gemini API, "Thought
/// signatures": no merging of signed parts). Plain text of no length is dropped.
final class TurnParts {
    private final List<JsonValue> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private boolean thought;

    void add(JsonObject part) {
        var text = part.members().get("text");
        if (text instanceof JsonString(var piece) && isPlain(part)) {
            addPlain(piece, isThought(part));
        } else if (!part.isEmpty()) {
            flush();
            parts.add(part);
        }
    }

    JsonArray finish() {
        flush();
        return JsonArray.of(parts);
    }

    static boolean isThought(JsonObject part) {
        return part.get("thought") instanceof JsonBoolean(var is) && is;
    }

    private static boolean isPlain(JsonObject part) {
        var more = part.members().size() - 1;
        return more == 0 || (more == 1 && part.get("thought") instanceof JsonBoolean);
    }

    private void addPlain(String piece, boolean asThought) {
        if (asThought != thought) flush();
        thought = asThought;
        plain.append(piece);
    }

    private void flush() {
        if (plain.isEmpty()) return;
        var part = JsonObject.builder().put("text", plain.toString());
        if (thought) part.put("thought", true);
        parts.add(part.build());
        plain.setLength(0);
    }
}
