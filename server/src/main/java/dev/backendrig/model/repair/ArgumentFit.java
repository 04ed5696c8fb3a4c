package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings a call's arguments into the form of its tool's schema, where there is only one way to. No
/// value is made up: what is missing stays missing, and what does not fit stays for the schema to say
/// so.
final class ArgumentFit {
    /// Members that models put all arguments into.
    private static final Set<String> WRAPPERS =
            Set.of("arguments", "parameters", "args", "input", "params", "properties", "kwargs");

    private static final int DEEPEST = 3;

    private ArgumentFit() {}

    /// The arguments as the schema wants them; the same object where nothing is to be mended.
    static Fitted<JsonObject> of(JsonObject arguments, JsonObject schema) {
        if (Schemas.properties(schema).isEmpty()) return Fitted.unchanged(arguments);
        var bare = unwrapped(arguments, schema, 0);
        return members(bare.value(), schema).after(bare);
    }

    private static Fitted<JsonObject> unwrapped(
            JsonObject arguments, JsonObject schema, int depth) {
        var inner = depth < DEEPEST ? inner(arguments, schema) : Optional.<JsonObject>empty();
        if (inner.isEmpty()) return Fitted.unchanged(arguments);
        var rest = unwrapped(inner.get(), schema, depth + 1);
        return new Fitted<>(rest.value(), Set.of(RepairKind.WRAPPING));
    }

    private static Optional<JsonObject> inner(JsonObject arguments, JsonObject schema) {
        var known = Schemas.properties(schema);
        var isSchema =
                arguments.members().size() == 2
                        && arguments.string("type").filter("object"::equals).isPresent()
                        && !known.has("type");
        if (arguments.members().size() != 1 && !isSchema) return Optional.empty();
        return arguments.members().entrySet().stream()
                .filter(it -> WRAPPERS.contains(it.getKey()) && !known.has(it.getKey()))
                .findFirst()
                .flatMap(it -> object(it.getValue()));
    }

    private static Optional<JsonObject> object(JsonValue value) {
        if (value instanceof JsonObject object) return Optional.of(object);
        if (!(value instanceof JsonString)) return Optional.empty();
        return ArgumentsValue.of(value, Optional.empty()).map(ArgumentsValue::arguments);
    }

    /// The members of an object with the names and types of its schema.
    static Fitted<JsonObject> members(JsonObject object, JsonObject schema) {
        var names = new ArgumentNames(object, schema);
        var members = new LinkedHashMap<String, JsonValue>();
        var kinds = EnumSet.noneOf(RepairKind.class);
        for (var member : object.members().entrySet()) {
            var name = names.meant(member.getKey());
            if (name.isEmpty()) {
                kinds.add(RepairKind.EXTRA_ARGUMENT);
                continue;
            }
            if (!name.get().equals(member.getKey())) kinds.add(RepairKind.ARGUMENT_NAME);
            var value = value(member, name.get(), schema);
            kinds.addAll(value.kinds());
            members.put(name.get(), value.value());
        }
        return kinds.isEmpty()
                ? Fitted.unchanged(object)
                : new Fitted<>(new JsonObject(members), kinds);
    }

    private static Fitted<? extends JsonValue> value(
            Map.Entry<String, JsonValue> member, String name, JsonObject schema) {
        return Schemas.properties(schema).get(name) instanceof JsonObject its
                ? ArgumentTypes.fit(member.getValue(), its)
                : Fitted.unchanged(member.getValue());
    }
}
