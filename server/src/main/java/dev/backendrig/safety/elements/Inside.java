package dev.backendrig.safety.elements;

import dev.backendrig.json.JsonObject;
import java.util.Locale;
import java.util.Set;

/// Where the children of an item of a base browser's list stand.
final class Inside {
    private static final int MAX_AROUND = 300;
    private static final Set<String> AREAS =
            Set.of("form", "search", "dialog", "alertdialog", "group", "region");

    private Inside() {}

    /// @param outer where the item itself stands
    /// @param next the number of the next form
    static Place of(JsonObject item, Place outer, int next) {
        var form = item.string("form").orElse("");
        var role = item.string("role").or(() -> item.string("tag")).orElse("");
        var kind = role.toLowerCase(Locale.ROOT);
        if (!AREAS.contains(kind))
            return form.isBlank() ? outer : around(outer, form, outer.form());
        var isForm = kind.equals("form") || kind.equals("search");
        var place = around(outer, item.string("name").orElse(""), isForm ? next : outer.form());
        return kind.endsWith("dialog")
                ? new Place(place.form(), place.formHost(), true, place.around())
                : place;
    }

    private static Place around(Place outer, String name, int form) {
        var around = outer.around() + (name.isBlank() ? "" : " | " + name);
        return new Place(
                form,
                outer.formHost(),
                outer.inDialog(),
                around.substring(0, Math.min(around.length(), MAX_AROUND)));
    }
}
