package dev.backendrig.tool;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an argument of a tool is, so that a rule can judge a tool it has never met. In a schema the
/// keyword `x-role` says it.
public enum ArgumentRole {
    /// An address that the browser is to open.
    URL,
    /// The number of an element.
    REF,
    /// Text that goes to the page.
    TEXT,
    /// The same, and nobody may see it.
    SECRET;

    static final String KEYWORD = "x-role";

    /// The role of this name, in lower case; empty where there is none.
    static Optional<ArgumentRole> named(String name) {
        return Stream.of(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
