package dev.backendrig.model.offline;

import java.util.List;
import java.util.Optional;

/// An element of a page that can be clicked or typed into.
///
/// @param ref the number that actions name it by
/// @param role as the page tells it, blank where it does not
/// @param names what it may be called, the best first; at least one, blank where it has none
record Element(long ref, String role, List<String> names) {
    Element {
        names = List.copyOf(names);
    }

    String name() {
        return names.getFirst();
    }

    Optional<Role> kind() {
        return Role.ofPage(role);
    }
}
