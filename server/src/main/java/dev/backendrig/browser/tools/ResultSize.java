package dev.backendrig.browser.tools;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Keeps one tool result from filling a model's context: at most [#MAX_CHARS] characters of
/// compact JSON or text are handed on, and what was cut is said.
///
/// A text is cut at its end; of an object the longest member is shortened, a text at its end and a
/// list by its last items, so that it stays JSON; whatever is still too long is cut as text.
final class ResultSize {
    static final int MAX_CHARS = 100_000;

    /// For the note.
    private static final int RESERVE = 500;

    private static final String NOTE = "note";

    private ResultSize() {}

    static JsonValue limit(JsonValue value) {
        if (value instanceof JsonString(var text)) {
            return text.length() <= MAX_CHARS ? value : new JsonString(cutText(text));
        }
        var written = Json.write(value);
        if (written.length() <= MAX_CHARS) return value;
        if (value instanceof JsonObject object) {
            var shorter = shorten(object, written.length() - MAX_CHARS + RESERVE);
            if (Json.write(shorter).length() <= MAX_CHARS) return shorter;
        }
        return new JsonString(cutText(written));
    }

    private static JsonObject shorten(JsonObject object, int excess) {
        var longest =
                object.members().entrySet().stream()
                        .max(Comparator.comparingInt(member -> length(member.getValue())))
                        .map(Map.Entry::getKey)
                        .orElseThrow();
        return switch (object.get(longest)) {
            case JsonString(var text) -> {
                var kept = firstChars(text, length(new JsonString(text)) - excess);
                yield object.toBuilder()
                        .put(longest, kept)
                        .put(NOTE, note(kept.length(), text.length(), "characters"))
                        .build();
            }
            case JsonArray(var items) -> {
                var kept = firstItems(items, length(new JsonArray(items)) - excess);
                yield object.toBuilder()
                        .put(longest, new JsonArray(kept))
                        .put(NOTE, note(kept.size(), items.size(), "items"))
                        .build();
            }
            case JsonObject _, JsonNumber _, JsonBoolean _, JsonNull _ -> object;
            case null -> object;
        };
    }

    /// As much of the text as takes at most so many characters when it is written as JSON.
    private static String firstChars(String text, int maxChars) {
        var all = length(new JsonString(text));
        var kept = cut(text, (int) ((long) text.length() * Math.max(0, maxChars) / all));
        // The escapes may sit closer together in what is kept than in the whole.
        while (!kept.isEmpty() && length(new JsonString(kept)) > maxChars) {
            kept = cut(kept, kept.length() * 9 / 10);
        }
        return kept;
    }

    private static List<JsonValue> firstItems(List<JsonValue> items, int maxChars) {
        var kept = new ArrayList<JsonValue>();
        var chars = 2;
        for (var item : items) {
            chars += length(item) + 1;
            if (chars > maxChars) break;
            kept.add(item);
        }
        return kept;
    }

    private static int length(JsonValue value) {
        return Json.write(value).length();
    }

    private static String cutText(String text) {
        var kept = cut(text, MAX_CHARS - RESERVE);
        return kept + "\n[" + note(kept.length(), text.length(), "characters") + "]";
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) return text;
        var inPair = max > 0 && Character.isHighSurrogate(text.charAt(max - 1));
        return text.substring(0, inPair ? max - 1 : max);
    }

    private static String note(int kept, int all, String of) {
        return "cut: the first " + kept + " of " + all + " " + of + " are given";
    }
}
