package dev.backendrig.safety.rules;

import dev.backendrig.config.TomlException;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.tool.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what `policy.toml` says. What it does not know is an error: a rule that was mistyped must
/// not silently let more through than was meant.
final class PolicyReader {
    static final int MAX_RULES = 1_000;

    private static final Set<String> MEMBERS =
            Set.of("name", "decision", "tool", "effect", "site", "target");

    private PolicyReader() {}

    /// @param line the line at which a rule begins, by its place among the rules
    static Policy read(JsonObject file, Function<Integer, String> line) {
        for (var member : file.members().keySet()) {
            if (!member.equals("rule")) {
                throw new TomlException("policy.toml has only [[rule]], not " + member);
            }
        }
        if (!file.has("rule")) return Policy.NONE;
        var array = file.array("rule").orElseThrow(() -> wrong("rule must be written [[rule]]"));
        if (array.size() > MAX_RULES) throw wrong("more than " + MAX_RULES + " rules");
        var rules = new ArrayList<PolicyRule>();
        for (var item : array.items()) {
            var place = rules.size();
            try {
                rules.add(rule(item));
            } catch (IllegalArgumentException e) {
                throw new TomlException(
                        "policy.toml, " + line.apply(place) + ": " + e.getMessage());
            }
        }
        return new Policy(rules);
    }

    private static TomlException wrong(String what) {
        return new TomlException("policy.toml: " + what);
    }

    private static PolicyRule rule(JsonValue item) {
        if (!(item instanceof JsonObject object)) {
            throw new IllegalArgumentException("a rule must be a table");
        }
        for (var member : object.members().keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new IllegalArgumentException("a rule has no " + member);
            }
        }
        var name =
                object.string("name")
                        .orElseThrow(() -> new IllegalArgumentException("name must be a text"));
        return new PolicyRule(
                name,
                word(
                        object.string("decision").orElse(""),
                        PolicyRule.Decision.values(),
                        "decision"),
                globs(object, "tool"),
                effects(object),
                globs(object, "site"),
                globs(object, "target"));
    }

    private static Set<Effect> effects(JsonObject rule) {
        var effects = EnumSet.noneOf(Effect.class);
        texts(rule, "effect").forEach(text -> effects.add(word(text, Effect.values(), "effect")));
        return effects;
    }

    private static List<Glob> globs(JsonObject rule, String member) {
        try {
            return texts(rule, member).stream().map(Glob::new).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(member + ": " + e.getMessage());
        }
    }

    private static <E extends Enum<E>> E word(String text, E[] values, String member) {
        return Stream.of(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(member + " must be one of " + words(values)));
    }

    private static <E extends Enum<E>> String words(E[] values) {
        return String.join(
                ", ", Stream.of(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toList());
    }

    private static List<String> texts(JsonObject rule, String member) {
        return switch (rule.get(member)) {
            case null -> List.of();
            case JsonString(var text) -> List.of(text);
            case JsonArray array
                    when !array.isEmpty()
                            && array.items().stream().allMatch(JsonString.class::isInstance) ->
                    array.items().stream().map(it -> ((JsonString) it).value()).toList();
            default ->
                    throw new IllegalArgumentException(
                            member + " must be a text or a list of texts");
        };
    }
}
