package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.tool.Tool;
import java.util.Optional;

/// Knows what a tool call is done to. Thread-safe.
public interface TargetOf {
    /// Knows no target.
    TargetOf UNKNOWN = (_, _, _) -> Optional.empty();

    /// The elements of a call by role and name, such as `button "Send"`; empty where it has none or
    /// they are not known. A yes to a call holds only as long as this stays the same.
    ///
    /// @param call as it would be made
    Optional<String> describe(ToolCall call, Tool tool, RunContext run);

    /// Whether a text is a secret for the element that it is for, such as a password field.
    ///
    /// @param fields the arguments of a call, or an object in them, that may name an element
    default boolean takesSecret(JsonObject fields, RunContext run) {
        return false;
    }

    /// The name of the element that an object in a call's arguments is for; empty where it names none
    /// or that is not known.
    default Optional<String> nameOf(JsonObject fields, RunContext run) {
        return Optional.empty();
    }
}
