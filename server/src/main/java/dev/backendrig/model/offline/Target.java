package dev.backendrig.model.offline;

import org.jspecify.annotations.Nullable;

/// An element as a person calls it.
///
/// @param name its name without the words around it
/// @param role what the person says it is, null where they do not
/// @param said all that was said of it, since a "role word" may be part of the name (`Link Terkait`)
record Target(String name, @Nullable Role role, String said) {
    static Target named(String name) {
        return new Target(name, null, name);
    }
}
