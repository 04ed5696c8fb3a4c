package dev.backendrig.tool;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the schema that a stranger gives for the arguments of a tool of theirs: only what the gate
/// can hold arguments against, in time that does not depend on their wit. So there are no
/// references, which may go round in circles, and no regular expressions, which may take for ever.
public final class ArgumentSchema {
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "integer", "number", "boolean", "null");
    private static final Pattern SAYABLE = Pattern.compile("[A-Za-z$]{1,30}");

    /// The largest number that JSON carries safely (RFC 8259, 6).
    private static final BigDecimal FARTHEST = BigDecimal.valueOf((1L << 53) - 1);

    private static final Map<String, BiFunction<JsonValue, String, Optional<String>>> KEYWORDS =
            Map.ofEntries(
                    Map.entry("type", ArgumentSchema::type),
                    Map.entry(ArgumentRole.KEYWORD, ArgumentSchema::role),
                    Map.entry(Subschemas.PROPERTIES, ArgumentSchema::properties),
                    Map.entry(Subschemas.ADDITIONAL, ArgumentSchema::additional),
                    Map.entry(Subschemas.ITEMS, ArgumentSchema::schema),
                    Map.entry(Subschemas.PREFIX, ArgumentSchema::schemas),
                    Map.entry("anyOf", ArgumentSchema::schemas),
                    Map.entry("oneOf", ArgumentSchema::schemas),
                    Map.entry("allOf", ArgumentSchema::schemas),
                    Map.entry("required", ArgumentSchema::names),
                    Map.entry("enum", ArgumentSchema::choices),
                    Map.entry("minimum", ArgumentSchema::number),
                    Map.entry("maximum", ArgumentSchema::number),
                    Map.entry("exclusiveMinimum", ArgumentSchema::number),
                    Map.entry("exclusiveMaximum", ArgumentSchema::number),
                    Map.entry("minLength", ArgumentSchema::count),
                    Map.entry("maxLength", ArgumentSchema::count),
                    Map.entry("minItems", ArgumentSchema::count),
                    Map.entry("maxItems", ArgumentSchema::count),
                    Map.entry("minProperties", ArgumentSchema::count),
                    Map.entry("maxProperties", ArgumentSchema::count),
                    Map.entry("uniqueItems", ArgumentSchema::flag),
                    Map.entry("description", ArgumentSchema::text));

    /// Keywords that no value is held against, and `const`, which may be anything.
    private static final Set<String> FREE =
            Set.of(
                    "const",
                    "$schema",
                    "$comment",
                    "title",
                    "default",
                    "examples",
                    "format",
                    "deprecated",
                    "readOnly",
                    "writeOnly");

    private ArgumentSchema() {}

    /// What is wrong with a schema of arguments, in a few words; empty where it can be used.
    public static Optional<String> problem(JsonObject schema) {
        if (schema.string("type").filter("object"::equals).isEmpty()) {
            return Optional.of("its type must be \"object\"");
        }
        if (topLevelNames(schema).anyMatch("type"::equals)) {
            // A command is its tool's name as `type`, with the arguments beside it.
            return Optional.of("no argument may have the name type");
        }
        return misuse(schema);
    }

    /// The same for a tool whose arguments stand alone, so that they may have any name.
    public static Optional<String> misuse(JsonObject schema) {
        return schema.string("type").filter("object"::equals).isEmpty()
                ? Optional.of("its type must be \"object\"")
                : schema(schema, "");
    }

    /// The schema as a model is told of it: without the keywords that are ours.
    public static JsonObject forModel(JsonObject schema) {
        var kept = schema.toBuilder();
        schema.members().keySet().stream().filter(ArgumentSchema::isOurs).forEach(kept::remove);
        return Subschemas.replaced(kept.build(), ArgumentSchema::forModel);
    }

    private static boolean isOurs(String keyword) {
        return keyword.startsWith("x-") || keyword.equals("$schema") || keyword.equals("$comment");
    }

    private static Stream<String> topLevelNames(JsonObject schema) {
        return Stream.concat(
                schema.object(Subschemas.PROPERTIES).stream()
                        .flatMap(named -> named.members().keySet().stream()),
                Subschemas.branches(schema).flatMap(ArgumentSchema::topLevelNames));
    }

    private static Optional<String> schema(JsonValue value, String keyword) {
        if (!(value instanceof JsonObject schema)) return wrong(keyword, "must be a schema");
        return first(
                schema.members().entrySet().stream()
                        .map(member -> member(member.getKey(), member.getValue())));
    }

    private static Optional<String> member(String keyword, JsonValue value) {
        var check = KEYWORDS.get(keyword);
        if (check != null) return check.apply(value, keyword);
        if (FREE.contains(keyword) || keyword.startsWith("x-")) return Optional.empty();
        return SAYABLE.matcher(keyword).matches()
                ? Optional.of("the keyword " + keyword + " is not supported")
                : Optional.of("it has a keyword that is not supported");
    }

    private static Optional<String> type(JsonValue value, String keyword) {
        var types = value instanceof JsonArray list ? list.items() : List.of(value);
        var known =
                types.stream().allMatch(it -> it instanceof JsonString(var t) && TYPES.contains(t));
        var distinct = Set.copyOf(types).size() == types.size();
        return known && distinct && !types.isEmpty()
                ? Optional.empty()
                : wrong(keyword, "must be a type of JSON Schema");
    }

    private static Optional<String> role(JsonValue value, String keyword) {
        return value instanceof JsonString(var name) && ArgumentRole.named(name).isPresent()
                ? Optional.empty()
                : wrong(keyword, "must be url, ref, text or secret");
    }

    private static Optional<String> properties(JsonValue value, String keyword) {
        return value instanceof JsonObject named
                ? first(named.members().values().stream().map(it -> schema(it, keyword)))
                : wrong(keyword, "must be an object");
    }

    private static Optional<String> additional(JsonValue value, String keyword) {
        return value instanceof JsonBoolean ? Optional.empty() : schema(value, keyword);
    }

    private static Optional<String> schemas(JsonValue value, String keyword) {
        return value instanceof JsonArray list && !list.isEmpty()
                ? first(list.items().stream().map(it -> schema(it, keyword)))
                : wrong(keyword, "must be a list of schemas");
    }

    private static Optional<String> names(JsonValue value, String keyword) {
        return value instanceof JsonArray list
                        && list.items().stream().allMatch(JsonString.class::isInstance)
                        && Set.copyOf(list.items()).size() == list.size()
                ? Optional.empty()
                : wrong(keyword, "must be a list of names");
    }

    private static Optional<String> choices(JsonValue value, String keyword) {
        return value instanceof JsonArray list && !list.isEmpty()
                ? Optional.empty()
                : wrong(keyword, "must be a list");
    }

    private static Optional<String> number(JsonValue value, String keyword) {
        return value instanceof JsonNumber(var number) && number.abs().compareTo(FARTHEST) <= 0
                ? Optional.empty()
                : wrong(keyword, "must be a number below 2^53");
    }

    private static Optional<String> count(JsonValue value, String keyword) {
        return value instanceof JsonNumber number
                        && number.integer().orElse(-1) >= 0
                        && number.integer().orElse(-1) <= Integer.MAX_VALUE
                ? Optional.empty()
                : wrong(keyword, "must be a whole number below 2^31");
    }

    private static Optional<String> flag(JsonValue value, String keyword) {
        return value instanceof JsonBoolean
                ? Optional.empty()
                : wrong(keyword, "must be true or false");
    }

    private static Optional<String> text(JsonValue value, String keyword) {
        return value instanceof JsonString ? Optional.empty() : wrong(keyword, "must be a text");
    }

    private static Optional<String> first(Stream<Optional<String>> problems) {
        return problems.flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> wrong(String keyword, String what) {
        return Optional.of(keyword + " " + what);
    }
}
