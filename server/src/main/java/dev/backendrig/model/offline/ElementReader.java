package dev.backendrig.model.offline;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a list of elements in any of the shapes that browsers send: `{"elements":[…]}`,
/// `{"tree":[…]}` with children, or lines of text. Used by one thread, once.
final class ElementReader {
    private static final int MAX_ELEMENTS = 5_000;
    private static final int MAX_DEPTH = 64;

    private static final List<String> LISTS =
            List.of("elements", "tree", "items", "nodes", "children");
    private static final List<String> REFS = List.of("ref", "id", "index");
    private static final List<String> ROLES = List.of("role", "tag", "tagName", "type");
    private static final List<String> NAMES =
            List.of("name", "text", "label", "ariaLabel", "aria-label", "placeholder", "title");

    private final Map<Long, Element> found = new LinkedHashMap<>();

    private ElementReader() {}

    /// The elements in the page's order, at most 5,000; of two with one number the first.
    static List<Element> read(JsonValue content) {
        var reader = new ElementReader();
        reader.read(content, 0);
        return List.copyOf(reader.found.values());
    }

    private void read(JsonValue content, int depth) {
        if (depth > MAX_DEPTH) return;
        switch (Frame.unwrap(content)) {
            case JsonArray array -> array.items().forEach(item -> read(item, depth + 1));
            case JsonObject object -> readObject(object, depth);
            case JsonString(String text) -> ElementLines.read(text).forEach(this::add);
            default -> {
                // A number, a truth value or nothing holds no element.
            }
        }
    }

    private void readObject(JsonObject object, int depth) {
        var ref = ref(object);
        ref.ifPresent(number -> add(element(number, object)));
        // A wrapper that has no list of elements itself is looked through.
        var isWrapper = ref.isEmpty() && LISTS.stream().noneMatch(object::has);
        object.members()
                .forEach((name, member) -> {
                    if (isWrapper || LISTS.contains(name)) read(member, depth + 1);
                });
    }

    private void add(Element element) {
        if (found.size() < MAX_ELEMENTS) found.putIfAbsent(element.ref(), element);
    }

    private static Element element(long ref, JsonObject object) {
        var names = new ArrayList<String>();
        for (var key : NAMES) {
            object.string(key).filter(name -> !name.isBlank()).ifPresent(names::add);
        }
        return new Element(ref, role(object), names.isEmpty() ? List.of("") : names);
    }

    /// The first word that means a role to us, else the first that is there.
    private static String role(JsonObject object) {
        var told = ROLES.stream().flatMap(key -> object.string(key).stream()).toList();
        // An input's type says more than its tag: some are buttons.
        if (told.contains("input") && object.string("type").flatMap(Role::ofPage).isPresent()) {
            return object.string("type").orElseThrow();
        }
        return told.stream()
                .filter(role -> Role.ofPage(role).isPresent())
                .findFirst()
                .orElse(told.isEmpty() ? "" : told.getFirst());
    }

    private static Optional<Long> ref(JsonObject object) {
        for (var key : REFS) {
            var ref = number(object.get(key));
            if (ref.isPresent()) return ref;
        }
        return Optional.empty();
    }

    private static Optional<Long> number(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) {
            var integer = number.integer();
            return integer.isPresent() ? Optional.of(integer.getAsLong()) : Optional.empty();
        }
        return value instanceof JsonString(String text) && text.strip().matches("#?\\d{1,15}")
                ? Optional.of(Long.parseLong(text.strip().replace("#", "")))
                : Optional.empty();
    }
}
