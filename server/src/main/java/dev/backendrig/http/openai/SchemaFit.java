package dev.backendrig.http.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether values fit a client's schema, as far as OpenAI's structured outputs know schemas. The work
/// is bounded whatever the schema is: where it says more than is looked at, all fits. Regular
/// expressions and formats, which may take for ever, are left to the model. Not thread-safe.
final class SchemaFit {
    private static final int MAX_CHECKS = 100_000;

    /// References may go round in circles.
    private static final int MAX_DEPTH = 256;

    private static final String REFERENCE = "#/";

    private final JsonObject root;
    private int checksLeft = MAX_CHECKS;
    private int depth;

    SchemaFit(JsonObject root) {
        this.root = root;
    }

    boolean fits(JsonValue value) {
        return fits(root, value);
    }

    private boolean fits(@Nullable JsonValue schema, JsonValue value) {
        if (schema instanceof JsonBoolean(var all)) return all;
        if (!(schema instanceof JsonObject object)) return true;
        if (--checksLeft < 0 || depth >= MAX_DEPTH) return true;
        depth++;
        try {
            return object.members().entrySet().stream()
                    .allMatch(it -> fits(it.getKey(), it.getValue(), object, value));
        } finally {
            depth--;
        }
    }

    private boolean fits(String keyword, JsonValue wanted, JsonObject schema, JsonValue value) {
        return switch (keyword) {
            case "$ref" -> fits(referred(wanted), value);
            case "type" -> isOfType(wanted, value);
            case "const" -> isSame(wanted, value);
            case "enum" -> any(wanted, it -> isSame(it, value));
            case "anyOf" -> any(wanted, it -> fits(it, value));
            case "oneOf" ->
                    !(wanted instanceof JsonArray) || count(wanted, it -> fits(it, value)) == 1;
            case "allOf" -> count(wanted, it -> !fits(it, value)) == 0;
            case String _ ->
                    switch (value) {
                        case JsonObject object -> fitsObject(keyword, wanted, schema, object);
                        case JsonArray array -> fitsArray(keyword, wanted, array);
                        case JsonNumber(var number) -> fitsNumber(keyword, wanted, number);
                        case JsonString(var text) -> fitsText(keyword, wanted, text);
                        case JsonBoolean _, JsonNull _ -> true;
                    };
        };
    }

    private boolean fitsObject(
            String keyword, JsonValue wanted, JsonObject schema, JsonObject value) {
        return switch (keyword) {
            case "properties" ->
                    !(wanted instanceof JsonObject(var properties))
                            || properties.entrySet().stream()
                                    .allMatch(it -> fitsMember(it.getKey(), it.getValue(), value));
            case "required" ->
                    count(
                                    wanted,
                                    it ->
                                            it instanceof JsonString(var name)
                                                    && value.get(name) == null)
                            == 0;
            case "additionalProperties" -> {
                var known = schema.object("properties").orElse(JsonObject.EMPTY);
                yield value.members().entrySet().stream()
                        .filter(it -> known.get(it.getKey()) == null)
                        .allMatch(it -> fits(wanted, it.getValue()));
            }
            case String _ -> true;
        };
    }

    private boolean fitsMember(String name, JsonValue schema, JsonObject value) {
        var member = value.get(name);
        return member == null || fits(schema, member);
    }

    private boolean fitsArray(String keyword, JsonValue wanted, JsonArray value) {
        return switch (keyword) {
            case "items" -> value.items().stream().allMatch(it -> fits(wanted, it));
            case "minItems" -> compares(value.size(), wanted, order -> order >= 0);
            case "maxItems" -> compares(value.size(), wanted, order -> order <= 0);
            case String _ -> true;
        };
    }

    private static boolean fitsText(String keyword, JsonValue wanted, String value) {
        var length = value.codePointCount(0, value.length());
        return switch (keyword) {
            case "minLength" -> compares(length, wanted, order -> order >= 0);
            case "maxLength" -> compares(length, wanted, order -> order <= 0);
            case String _ -> true;
        };
    }

    private static boolean fitsNumber(String keyword, JsonValue wanted, BigDecimal value) {
        return switch (keyword) {
            case "minimum" -> compares(value, wanted, order -> order >= 0);
            case "maximum" -> compares(value, wanted, order -> order <= 0);
            case "exclusiveMinimum" -> compares(value, wanted, order -> order > 0);
            case "exclusiveMaximum" -> compares(value, wanted, order -> order < 0);
            case String _ -> true;
        };
    }

    private static boolean compares(long size, JsonValue limit, IntPredicate order) {
        return compares(BigDecimal.valueOf(size), limit, order);
    }

    private static boolean compares(BigDecimal value, JsonValue limit, IntPredicate order) {
        return !(limit instanceof JsonNumber(var number)) || order.test(value.compareTo(number));
    }

    /// What a reference within the schema means; null, which all fits, where it leads nowhere.
    private @Nullable JsonValue referred(JsonValue reference) {
        if (!(reference instanceof JsonString(var path))) return null;
        if (path.equals("#")) return root;
        if (!path.startsWith(REFERENCE)) return null;
        JsonValue at = root;
        for (var name : path.substring(REFERENCE.length()).split("/", MAX_DEPTH)) {
            var key = name.replace("~1", "/").replace("~0", "~");
            if (!(at instanceof JsonObject object) || object.get(key) == null) return null;
            at = object.get(key);
        }
        return at;
    }

    private static boolean isOfType(JsonValue wanted, JsonValue value) {
        return wanted instanceof JsonString(var name)
                ? isOfType(name, value)
                : any(wanted, it -> it instanceof JsonString(var name) && isOfType(name, value));
    }

    private static boolean isOfType(String name, JsonValue value) {
        return switch (value) {
            case JsonObject _ -> name.equals("object");
            case JsonArray _ -> name.equals("array");
            case JsonString _ -> name.equals("string");
            case JsonBoolean _ -> name.equals("boolean");
            case JsonNull _ -> name.equals("null");
            case JsonNumber(var number) ->
                    name.equals("number") || (name.equals("integer") && isWhole(number));
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isSame(JsonValue wanted, JsonValue value) {
        if (wanted instanceof JsonNumber(var one) && value instanceof JsonNumber(var other)) {
            return one.compareTo(other) == 0;
        }
        return wanted.equals(value);
    }

    private static boolean any(JsonValue list, Predicate<JsonValue> test) {
        return !(list instanceof JsonArray(var items)) || items.stream().anyMatch(test);
    }

    private static long count(JsonValue list, Predicate<JsonValue> test) {
        return list instanceof JsonArray(List<JsonValue> items)
                ? items.stream().filter(test).count()
                : 0;
    }
}
