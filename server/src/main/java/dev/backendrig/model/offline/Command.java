package dev.backendrig.model.offline;

import java.util.Set;

/// Something that a person can tell this model to do.
sealed interface Command {
    /// Go to an address, as the person typed it.
    record Open(String address) implements Command {}

    record Click(Target target) implements Command {}

    /// Put a text, as the person typed it, into a field.
    record Type(String text, Target field) implements Command {}

    /// Scroll by so many pixels, upwards where negative.
    record ScrollBy(long pixels) implements Command {}

    record ScrollTo(long x, long y) implements Command {}

    record ScrollToTop() implements Command {}

    record ScrollToBottom() implements Command {}

    /// Tell what can be clicked or typed into.
    ///
    /// @param roles what to list; all where there is none
    record ListElements(Set<Role> roles) implements Command {
        public ListElements {
            roles = Set.copyOf(roles);
        }
    }

    record ReadPage() implements Command {}

    record Summarise() implements Command {}
}
