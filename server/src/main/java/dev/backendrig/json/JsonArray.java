package dev.backendrig.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// A JSON array.
public record JsonArray(List<JsonValue> items) implements JsonValue, Iterable<JsonValue> {
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray of(Collection<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items));
    }

    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }

    public static JsonArray ofStrings(Collection<String> items) {
        return new JsonArray(items.stream().<JsonValue>map(JsonString::new).toList());
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /// The items that are objects, in order; others are passed over.
    public Stream<JsonObject> objects() {
        return items.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return items.iterator();
    }

    @Override
    public String toString() {
        return Json.write(this);
    }
}
