package dev.backendrig.safety.elements;

import dev.backendrig.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An item of a base browser's list as an element.
final class Described {
    private static final List<String> NAMES =
            List.of(
                    "name",
                    "text",
                    "label",
                    "ariaLabel",
                    "aria_label",
                    "aria-label",
                    "placeholder",
                    "title");
    private static final List<String> TYPES =
            List.of("type", "input_type", "inputType", "autocomplete");
    private static final Set<String> SECRET =
            Set.of(
                    "password",
                    "current-password",
                    "new-password",
                    "one-time-code",
                    "cc-number",
                    "cc-csc",
                    "cc-exp");

    private Described() {}

    static Element element(long ref, JsonObject item, Place place) {
        var type =
                TYPES.stream()
                        .flatMap(key -> item.string(key).stream())
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .distinct()
                        .collect(Collectors.joining(" "));
        var tag = item.string("tag").or(() -> item.string("tagName")).orElse("");
        var role = Roles.of(item.string("role").orElse(""), tag, type);
        return new Element(ref, role, name(item, role), traits(item, type), type, "", place);
    }

    private static String name(JsonObject item, String role) {
        var name =
                NAMES.stream()
                        .flatMap(key -> item.string(key).stream())
                        .filter(it -> !it.isBlank());
        // The label of an input that is a button is its value.
        return name.findFirst()
                .or(() -> role.equals("button") ? item.string("value") : Optional.empty())
                .orElse("");
    }

    private static Set<Trait> traits(JsonObject item, String type) {
        var traits = EnumSet.noneOf(Trait.class);
        var words = List.of(type.split(" ", -1));
        if (words.contains("submit") || item.bool("submit").orElse(false)) traits.add(Trait.SUBMIT);
        if (words.stream().anyMatch(SECRET::contains) || item.bool("secret").orElse(false)) {
            traits.add(Trait.SECRET);
        }
        if (item.has("download")) traits.add(Trait.DOWNLOAD);
        if (item.bool("focused").orElse(false)) traits.add(Trait.FOCUSED);
        return traits;
    }
}
