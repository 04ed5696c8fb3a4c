package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.tool.Tool;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The targets of calls, as the browser last listed the elements of its page. Thread-safe.
///
/// @param isSecretField whether what is typed into an element is nobody's business
public record KnownTargets(Predicate<Element> isSecretField) implements TargetOf {
    @Override
    public Optional<String> describe(ToolCall call, Tool tool, RunContext run) {
        var names =
                PageElements.of(call, tool, run)
                        .map(it -> (it.role() + " \"" + it.name() + "\"").strip())
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    @Override
    public boolean takesSecret(JsonObject fields, RunContext run) {
        return elements(fields, run).anyMatch(isSecretField);
    }

    @Override
    public Optional<String> nameOf(JsonObject fields, RunContext run) {
        var elements = elements(fields, run).toList();
        return elements.size() == 1 ? Optional.of(elements.getFirst().name()) : Optional.empty();
    }

    private static Stream<Element> elements(JsonObject fields, RunContext run) {
        var list = PageElements.now(run);
        return fields.members().keySet().stream()
                .flatMap(name -> fields.integer(name).stream().boxed())
                .flatMap(ref -> list.find(ref).stream());
    }
}
