package dev.backendrig.safety.elements;

import java.util.Locale;
import java.util.Set;

/// The ARIA role of an element whose browser tells tags and types.
final class Roles {
    private static final Set<String> BUTTON_TYPES = Set.of("submit", "button", "image", "reset");
    private static final Set<String> TEXT_TYPES =
            Set.of("text", "password", "email", "tel", "url", "number", "date", "time");

    private Roles() {}

    /// @param role as told, may be a tag's name; blank where none was told
    /// @param tag the element's tag; blank where none was told
    /// @param type of an input, with whatever stands behind it; blank where none was told
    static String of(String role, String tag, String type) {
        var told = role.isBlank() ? tag : role;
        var word = told.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "a" -> "link";
            case "select" -> "combobox";
            case "textarea" -> "textbox";
            case "input" -> ofInput(type);
            case "" -> type.isBlank() ? "" : ofInput(type);
            default -> word;
        };
    }

    private static String ofInput(String type) {
        var first = type.split(" ", 2)[0];
        if (BUTTON_TYPES.contains(first)) return "button";
        if (TEXT_TYPES.contains(first)) return "textbox";
        return switch (first) {
            case "checkbox", "radio" -> first;
            case "search" -> "searchbox";
            case "range" -> "slider";
            // A type that is none: some browsers tell a role there.
            default -> first.isEmpty() ? "textbox" : first;
        };
    }
}
