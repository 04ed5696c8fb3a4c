package dev.backendrig.agent;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The arguments of a tool as a person is shown them: all of them, but for secrets.
///
/// @param arguments with a mask in place of each secret
record ShownValues(JsonObject arguments) {
    /// @param takesSecret whether the texts of an object of arguments are for a secret's field
    /// @param typesSecret whether one of the texts is a secret, wherever it stands
    static ShownValues of(
            JsonObject arguments,
            Tool tool,
            Predicate<JsonObject> takesSecret,
            boolean typesSecret) {
        var marked = masked(arguments, tool, ArgumentRole.SECRET);
        var shown = (JsonObject) masked(marked, takesSecret);
        var isFound = !shown.equals(arguments);
        // Which one it is nobody knows then.
        return new ShownValues(
                typesSecret && !isFound ? masked(shown, tool, ArgumentRole.TEXT) : shown);
    }

    private static JsonObject masked(JsonObject arguments, Tool tool, ArgumentRole role) {
        return tool.roles().replaced(arguments, role, _ -> ApprovalCard.MASK);
    }

    private static JsonValue masked(JsonValue value, Predicate<JsonObject> takesSecret) {
        return switch (value) {
            case JsonObject object -> members(object, takesSecret, takesSecret.test(object));
            case JsonArray(var items) ->
                    JsonArray.of(items.stream().map(it -> masked(it, takesSecret)).toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private static JsonObject members(
            JsonObject object, Predicate<JsonObject> takesSecret, boolean isSecret) {
        var shown = new LinkedHashMap<String, JsonValue>();
        object.members()
                .forEach((name, value) ->
                        shown.put(
                                name,
                                isSecret && value instanceof JsonString
                                        ? new JsonString(ApprovalCard.MASK)
                                        : masked(value, takesSecret)));
        return new JsonObject(shown);
    }

    /// Each value with the way to it, or with the name of the element that it is for: in a form that is
    /// filled at once, what a person reads is "Name" and not the third of a list.
    ///
    /// @param nameOf the name of the element that an object in the arguments is for
    List<ApprovalCard.Value> values(Function<JsonObject, Optional<String>> nameOf) {
        var values = new ArrayList<ApprovalCard.Value>();
        // A name may be nothing at all, which nobody would see.
        arguments
                .members()
                .forEach((name, value) ->
                        add(name.isEmpty() ? "\"\"" : name, value, nameOf, values));
        return values;
    }

    private static void add(
            String way,
            JsonValue value,
            Function<JsonObject, Optional<String>> nameOf,
            List<ApprovalCard.Value> values) {
        switch (value) {
            case JsonObject object -> addMembers(way, object, nameOf, values);
            case JsonArray(var items) -> {
                for (var i = 0; i < items.size(); i++) {
                    add(way + "[" + i + "]", items.get(i), nameOf, values);
                }
            }
            case JsonString(var text) -> values.add(new ApprovalCard.Value(way, text));
            case JsonNumber _, JsonBoolean _, JsonNull _ ->
                    values.add(new ApprovalCard.Value(way, Json.write(value)));
        }
    }

    private static void addMembers(
            String way,
            JsonObject object,
            Function<JsonObject, Optional<String>> nameOf,
            List<ApprovalCard.Value> values) {
        // With more numbers than one nobody knows which is the element's, and each is shown.
        var named =
                count(object, JsonNumber.class) == 1
                        ? nameOf.apply(object)
                        : Optional.<String>empty();
        var element = named.filter(name -> !name.isBlank());
        var isOneText = count(object, JsonString.class) == 1;
        object.members()
                .forEach((name, member) -> {
                    var isTheText =
                            element.isPresent() && isOneText && member instanceof JsonString;
                    if (isTheText) add(element.orElseThrow(), member, nameOf, values);
                    else if (element.isEmpty() || !(member instanceof JsonNumber)) {
                        add(element.orElse(way) + "." + name, member, nameOf, values);
                    }
                });
    }

    private static long count(JsonObject object, Class<? extends JsonValue> kind) {
        return object.members().values().stream().filter(kind::isInstance).count();
    }
}
