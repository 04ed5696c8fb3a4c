package dev.backendrig.safety.elements;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.util.List;
import java.util.Map;

/// Pages for tests.
public final class Pages {
    private Pages() {}

    /// As the extension tells it.
    public static ElementList snapshot(String text) {
        return new ElementList(SnapshotReader.read(text), Map.of(), false);
    }

    /// As a base browser lists it.
    public static ElementList listed(JsonObject... elements) {
        return new ElementList(ListReader.read(JsonArray.of(List.of(elements))), Map.of(), false);
    }

    /// The same, shortened.
    public static ElementList cut(ElementList page) {
        return new ElementList(page.shown(), Map.of(), true);
    }

    /// Elements of which only role and name are known, numbered from 1.
    public static ElementList of(List<Element> elements) {
        return new ElementList(elements, Map.of(), false);
    }
}
