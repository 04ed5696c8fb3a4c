package dev.backendrig.safety.elements;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the elements that a base browser lists: `{"elements":[…]}` or `{"tree":[…]}`, with children
/// at any depth, a bare list, or lines of text. Used by one thread, once.
final class ListReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_LINE = 1_000;
    private static final List<String> LISTS =
            List.of("elements", "tree", "items", "nodes", "children");
    private static final List<String> REFS = List.of("ref", "id", "index");

    /// `#12 button "Save"`, `[12] link: About`, `- button "Save" [ref=12]`.
    private static final Pattern FIRST =
            Pattern.compile("[-*•\\s]*+[#\\[(<]++(\\d{1,15})[\\])>.:]*+\\s++([\\p{L}-]++):?+(.*+)");

    private static final Pattern LAST =
            Pattern.compile("[-*•\\s]*+([\\p{L}-]++)([^\\[]*+)\\[(?:ref|id)=(\\d{1,15})].*+");

    private final List<Element> found = new ArrayList<>();
    private int forms;

    private ListReader() {}

    /// The elements in the list's order.
    static List<Element> read(JsonValue content) {
        var reader = new ListReader();
        reader.read(content, Place.UNKNOWN, 0);
        return List.copyOf(reader.found);
    }

    private void read(@Nullable JsonValue content, Place place, int depth) {
        if (depth > MAX_DEPTH || found.size() >= SnapshotReader.MAX_ELEMENTS) return;
        switch (content) {
            case JsonArray array -> array.items().forEach(item -> read(item, place, depth + 1));
            case JsonObject object -> object(object, place, depth);
            case JsonString(var text) -> text.lines().forEach(this::line);
            case null, default -> {
                // Holds no element.
            }
        }
    }

    private void object(JsonObject object, Place place, int depth) {
        var inside = Inside.of(object, place, forms);
        if (inside.form() != place.form()) forms++;
        var ref = ref(object);
        ref.ifPresent(number -> found.add(Described.element(number, object, inside)));
        var isWrapper = ref.isEmpty() && LISTS.stream().noneMatch(object::has);
        object.members()
                .forEach((name, member) -> {
                    var isList = LISTS.contains(name);
                    if (isList || (isWrapper && !(member instanceof JsonString))) {
                        read(member, inside, depth + 1);
                    }
                });
    }

    private void line(String line) {
        if (line.length() > MAX_LINE || found.size() >= SnapshotReader.MAX_ELEMENTS) return;
        var first = FIRST.matcher(line);
        if (first.matches()) {
            add(first.group(1), first.group(2), first.group(3));
            return;
        }
        var last = LAST.matcher(line);
        if (last.matches()) add(last.group(3), last.group(1), last.group(2));
    }

    private void add(String ref, String role, String name) {
        var bare = name.strip().replaceAll("^\"|\"$", "");
        found.add(new Element(Long.parseLong(ref), Roles.of(role, "", ""), bare));
    }

    private static OptionalLong ref(JsonObject object) {
        for (var key : REFS) {
            var ref = number(object.get(key));
            if (ref.isPresent()) return ref;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong number(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) return number.integer();
        return value instanceof JsonString(var text) && text.strip().matches("#?\\d{1,15}")
                ? OptionalLong.of(Long.parseLong(text.strip().replace("#", "")))
                : OptionalLong.empty();
    }
}
