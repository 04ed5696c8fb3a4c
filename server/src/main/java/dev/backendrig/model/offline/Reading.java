package dev.backendrig.model.offline;

import java.util.List;

/// What a prompt was understood to be.
sealed interface Reading {
    /// Commands, to be done in this order; at least one.
    record Commands(List<Command> commands) implements Reading {
        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /// Begins like a command, but this part of it is not one. Nothing of it is to be done.
    record Unclear(String part) implements Reading {}

    record Greeting() implements Reading {}

    record Thanks() implements Reading {}

    /// Nothing that this model can deal with.
    record Other() implements Reading {}
}
