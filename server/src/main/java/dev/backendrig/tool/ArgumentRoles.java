package dev.backendrig.tool;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the arguments of a tool are, wherever in them they stand. Immutable.
///
/// A role on a list or an object goes for all texts in it; one in a branch (`anyOf` and the like)
/// goes for the value also where that branch is not the one that fits. So a rule may see more
/// texts than it needs to, but none too few.
///
/// @param schema with its `x-role` keywords
public record ArgumentRoles(JsonObject schema) {
    /// No argument is marked.
    public static final ArgumentRoles NONE = new ArgumentRoles(JsonObject.EMPTY);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /// Of top-level arguments that are no lists or objects.
    ///
    /// @param namesAndRoles in turn, such as `"ref", "ref", "text", "text"`
    public static ArgumentRoles of(String... namesAndRoles) {
        var properties = JsonObject.builder();
        for (var i = 0; i + 1 < namesAndRoles.length; i += 2) {
            properties.put(
                    namesAndRoles[i], JsonObject.of(ArgumentRole.KEYWORD, namesAndRoles[i + 1]));
        }
        return new ArgumentRoles(JsonObject.of(Subschemas.PROPERTIES, properties.build()));
    }

    /// Whether no argument has a role.
    public boolean isEmpty() {
        return marks(schema).findAny().isEmpty();
    }

    /// Whether an argument has this role.
    public boolean has(ArgumentRole role) {
        return marks(schema).anyMatch(role::equals);
    }

    private static Stream<ArgumentRole> marks(JsonObject schema) {
        return Stream.concat(
                roleOf(schema).stream(), Subschemas.of(schema).flatMap(ArgumentRoles::marks));
    }

    private static Optional<ArgumentRole> roleOf(JsonObject schema) {
        return schema.string(ArgumentRole.KEYWORD).flatMap(ArgumentRole::named);
    }

    /// All texts of this role among the arguments.
    public List<String> texts(JsonObject arguments, ArgumentRole role) {
        var found = new ArrayList<String>();
        var _ =
                replaced(
                        arguments,
                        role,
                        text -> {
                            found.add(text);
                            return text;
                        });
        return found;
    }

    /// All whole numbers of this role among the arguments, texts that are nothing else included.
    public List<Long> numbers(JsonObject arguments, ArgumentRole role) {
        var found = new ArrayList<Long>();
        var _ =
                new Replacement(
                                role,
                                value -> {
                                    number(value).ifPresent(found::add);
                                    return value;
                                })
                        .in(schema, arguments);
        return found;
    }

    private static OptionalLong number(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> number.integer();
            case JsonString(var text) when NUMBER.matcher(text.strip()).matches() ->
                    OptionalLong.of(Long.parseLong(text.strip()));
            default -> OptionalLong.empty();
        };
    }

    /// The arguments with each text of this role replaced.
    public JsonObject replaced(
            JsonObject arguments, ArgumentRole role, UnaryOperator<String> change) {
        UnaryOperator<JsonValue> changed =
                value ->
                        value instanceof JsonString(var text)
                                ? new JsonString(change.apply(text))
                                : value;
        return (JsonObject) new Replacement(role, changed).in(schema, arguments);
    }

    /// @param change what becomes of a value of this role that is neither list nor object
    private record Replacement(ArgumentRole role, UnaryOperator<JsonValue> change) {
        JsonValue in(JsonObject schema, JsonValue value) {
            if (roleOf(schema).filter(role::equals).isPresent()) return Json.mapped(value, change);
            var result = value;
            for (var branch : Subschemas.branches(schema).toList()) result = in(branch, result);
            return switch (result) {
                case JsonObject object -> inMembers(schema, object);
                case JsonArray array -> inItems(schema, array);
                case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> result;
            };
        }

        private JsonObject inMembers(JsonObject schema, JsonObject object) {
            var named = schema.object(Subschemas.PROPERTIES).orElse(JsonObject.EMPTY);
            return Subschemas.eachMember(
                    object,
                    (name, value) -> {
                        var others = schema.get(Subschemas.ADDITIONAL);
                        var its = named.get(name);
                        return inside(its == null ? others : its, value);
                    });
        }

        private JsonArray inItems(JsonObject schema, JsonArray array) {
            var first = schema.array(Subschemas.PREFIX).orElse(JsonArray.EMPTY).items();
            var items = new ArrayList<JsonValue>();
            for (var value : array) {
                var index = items.size();
                var its = index < first.size() ? first.get(index) : schema.get(Subschemas.ITEMS);
                items.add(inside(its, value));
            }
            return new JsonArray(items);
        }

        private JsonValue inside(@Nullable JsonValue schema, JsonValue value) {
            return schema instanceof JsonObject object ? in(object, value) : value;
        }
    }
}
