package dev.backendrig.client;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// May a run do this? Tool, arguments and reason are the first action's.
///
/// @param runId whose question it is; empty in the run's own stream
/// @param actions all that one answer decides
/// @param choices what may be answered: `once`, `site`, `no`
public record Question(
        String approvalId,
        String runId,
        String tool,
        Map<String, @Nullable Object> arguments,
        String reason,
        List<AskedAction> actions,
        List<String> choices,
        Optional<Instant> expiresAt) {
    public Question {
        actions = List.copyOf(actions);
        choices = List.copyOf(choices);
    }

    /// One action as a person can judge it; secrets among the values are dots.
    public record AskedAction(
            String tool,
            Optional<String> site,
            Optional<String> target,
            List<Value> values,
            List<String> reasons) {
        public AskedAction {
            values = List.copyOf(values);
            reasons = List.copyOf(reasons);
        }
    }

    /// What is done with an action.
    public record Value(String name, String value) {}

    static Question of(Fields data) {
        return new Question(
                data.needed("approval_id"),
                data.text("run_id"),
                data.text("tool"),
                data.object("arguments").members(),
                data.text("reason"),
                data.objects("actions").stream().map(Question::action).toList(),
                data.has("choices") ? data.texts("choices") : List.of("once", "no"),
                data.find("expires_at").flatMap(Question::instant));
    }

    private static AskedAction action(Fields action) {
        return new AskedAction(
                action.text("tool"),
                action.find("site"),
                action.find("target"),
                action.objects("values").stream()
                        .map(it -> new Value(it.text("name"), it.text("value")))
                        .toList(),
                action.texts("reasons"));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
