package dev.backendrig.model.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects a turn's thinking for its replay. Used by one thread.
///
/// Servers tell it under one of two names, and OpenRouter tells blocks with it, whose order and
/// signatures it wants back as they were ("Reasoning tokens", "Preserving reasoning").
final class Thinking {
    private static final List<String> NAMES = List.of("reasoning_content", "reasoning");
    private static final String BLOCKS = "reasoning_details";

    /// What grows from piece to piece of one block; of the rest the last value counts.
    private static final Set<String> GROWING = Set.of("text", "summary", "data");

    private final StringBuilder text = new StringBuilder();
    private final List<JsonObject> blocks = new ArrayList<>();
    private String name = NAMES.getFirst();

    /// Takes a delta, and gives the piece of thinking in it; empty where there is none.
    String add(JsonObject delta) {
        delta.array(BLOCKS).ifPresent(pieces -> pieces.objects().forEach(this::addBlock));
        var told = NAMES.stream().filter(it -> !textOf(delta, it).isEmpty()).findFirst();
        if (told.isEmpty()) return "";
        name = told.get();
        var piece = textOf(delta, name);
        text.append(piece);
        return piece;
    }

    /// The members of a message that give it back, none where nothing was thought.
    JsonObject members() {
        if (!blocks.isEmpty()) return JsonObject.of(BLOCKS, JsonArray.of(blocks));
        return text.isEmpty() ? JsonObject.EMPTY : JsonObject.of(name, text.toString());
    }

    private void addBlock(JsonObject piece) {
        if (!blocks.isEmpty() && isSame(blocks.getLast(), piece)) {
            blocks.add(joined(blocks.removeLast(), piece));
        } else {
            blocks.add(piece);
        }
    }

    private static boolean isSame(JsonObject block, JsonObject piece) {
        return Optional.ofNullable(block.get("type")).equals(Optional.ofNullable(piece.get("type")))
                && Optional.ofNullable(block.get("index"))
                        .equals(Optional.ofNullable(piece.get("index")))
                && piece.has("index");
    }

    private static JsonObject joined(JsonObject block, JsonObject piece) {
        var whole = block.toBuilder();
        piece.members()
                .forEach((member, value) -> {
                    if (GROWING.contains(member) && value instanceof JsonString(var more)) {
                        whole.put(member, textOf(block, member) + more);
                    } else if (piece.has(member)) {
                        whole.put(member, value);
                    }
                });
        return whole.build();
    }

    private static String textOf(JsonObject object, String member) {
        return object.string(member).orElse("");
    }
}
