package dev.backendrig.tool;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The schemas in a schema of the kind that [ArgumentSchema] takes: a tree without references.
final class Subschemas {
    /// Keywords whose value is a list of schemas for the very same value.
    static final Set<String> BRANCHES = Set.of("anyOf", "oneOf", "allOf");

    static final String PROPERTIES = "properties";
    static final String ADDITIONAL = "additionalProperties";
    static final String ITEMS = "items";
    static final String PREFIX = "prefixItems";

    private Subschemas() {}

    /// The schemas that stand directly in this one.
    static Stream<JsonObject> of(JsonObject schema) {
        return Stream.of(
                        schema.object(PROPERTIES).stream()
                                .flatMap(named -> named.members().values().stream()),
                        Stream.of(ITEMS, ADDITIONAL).flatMap(name -> schema.object(name).stream()),
                        Stream.of(PREFIX).flatMap(name -> list(schema, name)),
                        branches(schema))
                .flatMap(found -> found)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    /// The schemas beside this one that go for the same value.
    static Stream<JsonObject> branches(JsonObject schema) {
        return BRANCHES.stream().sorted().flatMap(name -> list(schema, name));
    }

    private static Stream<JsonObject> list(JsonObject schema, String name) {
        return schema.array(name).stream().flatMap(JsonArray::objects);
    }

    /// The same schema with each one that stands directly in it replaced.
    static JsonObject replaced(JsonObject schema, UnaryOperator<JsonObject> change) {
        var members = new LinkedHashMap<String, JsonValue>();
        schema.members().forEach((name, value) -> members.put(name, member(name, value, change)));
        return new JsonObject(members);
    }

    private static JsonValue member(
            String name, JsonValue value, UnaryOperator<JsonObject> change) {
        UnaryOperator<JsonValue> schema =
                it -> it instanceof JsonObject object ? change.apply(object) : it;
        if (name.equals(PROPERTIES) && value instanceof JsonObject named) {
            return eachMember(named, (_, property) -> schema.apply(property));
        }
        if (name.equals(ITEMS) || name.equals(ADDITIONAL)) return schema.apply(value);
        var isList = name.equals(PREFIX) || BRANCHES.contains(name);
        return isList && value instanceof JsonArray list
                ? JsonArray.of(list.items().stream().map(schema).toList())
                : value;
    }

    /// The same object with each value replaced.
    static JsonObject eachMember(
            JsonObject object, BiFunction<String, JsonValue, JsonValue> change) {
        var members = new LinkedHashMap<String, JsonValue>();
        object.members().forEach((name, value) -> members.put(name, change.apply(name, value)));
        return new JsonObject(members);
    }
}
