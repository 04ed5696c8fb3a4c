package dev.backendrig.browser;

import dev.backendrig.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person is shown when they are asked whether something may be done. Secrets in it are
/// masked.
///
/// @param actions not empty; one answer goes for all of them
/// @param offersSite whether they may also say "for this site during this run"
/// @param expiresAt until when an answer counts
public record ApprovalCard(List<Action> actions, boolean offersSite, Instant expiresAt) {
    /// Stands in place of a secret.
    public static final String MASK = "••••";

    public ApprovalCard {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) throw new IllegalArgumentException("a card needs an action");
    }

    /// One action.
    ///
    /// @param arguments as they would be sent, but for secrets
    /// @param site that it is about, null where nobody knows it
    /// @param target what it is done to, in words; null where it has no target or nobody knows it
    /// @param reasons why the person is asked: sentences in their language, not empty
    public record Action(
            String tool,
            JsonObject arguments,
            @Nullable String site,
            @Nullable String target,
            List<Value> values,
            List<String> reasons) {
        public Action {
            values = List.copyOf(values);
            reasons = List.copyOf(reasons);
        }

        /// All reasons in one text.
        public String reason() {
            return String.join(" ", reasons);
        }
    }

    /// One value of an action's arguments.
    ///
    /// @param name the way to it, such as `fields[1].value`
    public record Value(String name, String value) {}

    /// Says nothing of what is asked: it may be a person's.
    @Override
    public String toString() {
        return "ApprovalCard of " + actions.size();
    }
}
