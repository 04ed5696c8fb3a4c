package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What the names of an object's members mean in its schema.
///
/// @param object as the model wrote it
record ArgumentNames(JsonObject object, JsonObject schema) {
    /// Words that models use for the same thing.
    private static final List<Set<String>> SAME =
            List.of(
                    Set.of(
                            "ref",
                            "id",
                            "element",
                            "elementid",
                            "elementref",
                            "index",
                            "node",
                            "nodeid",
                            "number",
                            "refid",
                            "target"),
                    Set.of("url", "uri", "link", "href", "address", "website", "page", "site"),
                    Set.of("text", "value", "content", "string", "input", "message"),
                    Set.of("query", "q", "search", "searchterm", "keyword", "keywords", "term"),
                    Set.of("key", "keys", "keypress", "button"));

    /// The member's name in the schema, or its own where the schema does not say what it means; empty
    /// where it means nothing and the schema forbids it.
    Optional<String> meant(String name) {
        var known = Schemas.properties(schema);
        if (known.members().containsKey(name)) return Optional.of(name);
        var meant =
                only(it -> ToolNames.key(it).equals(ToolNames.key(name)))
                        .or(() -> only(it -> isNear(it, name)))
                        .or(() -> only(it -> isAnotherWord(it, name)))
                        .filter(it -> fits(name, it));
        if (meant.isPresent()) return meant;
        return Schemas.forbidsOthers(schema) ? Optional.empty() : Optional.of(name);
    }

    /// The one argument of the schema that is not given and for which this is true.
    private Optional<String> only(Predicate<String> same) {
        var found =
                Schemas.properties(schema).members().keySet().stream()
                        .filter(it -> !object.members().containsKey(it))
                        .filter(same)
                        .limit(2)
                        .toList();
        // Of two members that may mean the same none is it.
        return found.size() == 1 && rivals(found.getFirst()) == 1
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    private long rivals(String argument) {
        return object.members().keySet().stream()
                .filter(it -> !Schemas.properties(schema).members().containsKey(it))
                .filter(it -> isAnyWay(argument, it))
                .count();
    }

    private boolean isAnyWay(String argument, String name) {
        return ToolNames.key(argument).equals(ToolNames.key(name))
                || isNear(argument, name)
                || isAnotherWord(argument, name);
    }

    private static boolean isNear(String argument, String name) {
        var a = ToolNames.key(argument);
        var b = ToolNames.key(name);
        return (a + "s").equals(b) || (b + "s").equals(a) || ToolNames.isSlip(a, b, 1);
    }

    /// Another word is taken only for what has to be there.
    private boolean isAnotherWord(String argument, String name) {
        return Schemas.required(schema).contains(argument)
                && SAME.stream()
                        .anyMatch(words ->
                                words.contains(ToolNames.key(argument))
                                        && words.contains(ToolNames.key(name)));
    }

    private boolean fits(String name, String argument) {
        JsonValue value = object.members().get(name);
        return value != null
                && Schemas.properties(schema).get(argument) instanceof JsonObject its
                && ArgumentTypes.hasType(ArgumentTypes.fit(value, its).value(), its);
    }
}
