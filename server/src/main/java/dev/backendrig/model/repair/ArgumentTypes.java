package dev.backendrig.model.repair;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Values of another type than their schema wants, where they say the same in it.
final class ArgumentTypes {
    /// A number as a snapshot shows it: `#12`.
    private static final Pattern REF = Pattern.compile("#(\\d{1,9})|\\[#?(\\d{1,9})]");

    private ArgumentTypes() {}

    /// The value as its schema wants it, or as it is.
    static Fitted<? extends JsonValue> fit(JsonValue value, JsonObject schema) {
        if (Schemas.types(schema).isEmpty()) return Fitted.unchanged(value);
        if (hasType(value, schema)) return inside(value, schema);
        return Schemas.types(schema).stream()
                .flatMap(type -> as(type, value, schema).stream())
                .findFirst()
                .<Fitted<? extends JsonValue>>map(it -> mended(it, schema))
                .orElse(Fitted.unchanged(value));
    }

    private static Fitted<? extends JsonValue> mended(JsonValue value, JsonObject schema) {
        return inside(value, schema).after(Fitted.mended(value, RepairKind.ARGUMENT_TYPE));
    }

    static boolean hasType(JsonValue value, JsonObject schema) {
        var types = Schemas.types(schema);
        return types.isEmpty() || types.stream().anyMatch(type -> isOf(type, value));
    }

    private static boolean isOf(String type, JsonValue value) {
        return switch (value) {
            case JsonString _ -> type.equals("string");
            case JsonNumber number ->
                    type.equals("number")
                            || (type.equals("integer") && number.integer().isPresent());
            case JsonBoolean _ -> type.equals("boolean");
            case JsonNull _ -> type.equals("null");
            case JsonArray _ -> type.equals("array");
            case JsonObject _ -> type.equals("object");
        };
    }

    private static Fitted<? extends JsonValue> inside(JsonValue value, JsonObject schema) {
        return switch (value) {
            case JsonObject object -> ArgumentFit.members(object, schema);
            case JsonArray array -> items(array, schema);
            case JsonString(var text) -> choice(text, schema);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> Fitted.unchanged(value);
        };
    }

    private static Fitted<JsonArray> items(JsonArray array, JsonObject schema) {
        var its = schema.object("items");
        if (its.isEmpty()) return Fitted.unchanged(array);
        var kinds = EnumSet.noneOf(RepairKind.class);
        var items = new ArrayList<JsonValue>();
        for (var item : array) {
            var fitted = fit(item, its.get());
            kinds.addAll(fitted.kinds());
            items.add(fitted.value());
        }
        return kinds.isEmpty()
                ? Fitted.unchanged(array)
                : new Fitted<>(new JsonArray(items), kinds);
    }

    /// One of the schema's choices, in its own case.
    private static Fitted<JsonString> choice(String text, JsonObject schema) {
        var value = new JsonString(text);
        var choices = schema.array("enum").map(JsonArray::items).orElse(List.of());
        if (choices.isEmpty() || choices.contains(value)) return Fitted.unchanged(value);
        var same =
                choices.stream()
                        .filter(it -> it instanceof JsonString(var other) && isSame(other, text))
                        .map(it -> (JsonString) it)
                        .limit(2)
                        .toList();
        return same.size() == 1
                ? Fitted.mended(same.getFirst(), RepairKind.ARGUMENT_TYPE)
                : Fitted.unchanged(value);
    }

    private static boolean isSame(String a, String b) {
        return ToolNames.key(a).equals(ToolNames.key(b));
    }

    private static Optional<JsonValue> as(String type, JsonValue value, JsonObject schema) {
        return switch (value) {
            case JsonString(var text) -> ofText(type, text, schema);
            case JsonArray(var items) when items.size() == 1 && isOf(type, items.getFirst()) ->
                    Optional.of(items.getFirst());
            case JsonArray _, JsonNull _ -> Optional.empty();
            case JsonNumber(var number) when type.equals("string") ->
                    Optional.of(new JsonString(number.toPlainString()));
            case JsonBoolean(var is) when type.equals("string") ->
                    Optional.of(new JsonString(String.valueOf(is)));
            case JsonNumber _, JsonBoolean _, JsonObject _ -> alone(type, value, schema);
        };
    }

    private static Optional<JsonValue> ofText(String type, String text, JsonObject schema) {
        return switch (type) {
            case "integer", "number" -> number(text.strip()).filter(it -> isOf(type, it));
            case "boolean" -> truth(text.strip());
            case "object" -> json(text).filter(it -> isOf(type, it));
            case "array" ->
                    json(text)
                            .filter(it -> isOf(type, it))
                            .or(() -> alone(type, new JsonString(text), schema));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonValue> number(String text) {
        var ref = REF.matcher(text);
        var digits = text;
        if (ref.matches()) digits = ref.group(1) == null ? ref.group(2) : ref.group(1);
        return LooseWord.isNumber(digits)
                ? Optional.of(new JsonNumber(new BigDecimal(digits)))
                : Optional.empty();
    }

    private static Optional<JsonValue> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(new JsonBoolean(true));
            case "false" -> Optional.of(new JsonBoolean(false));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonValue> json(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || "{[".indexOf(stripped.charAt(0)) < 0) return Optional.empty();
        var read = LooseJson.read(stripped, 0);
        var isAll = read.fault() == Loose.Fault.NONE && read.end() == stripped.length();
        return isAll ? Optional.of(read.value()) : Optional.empty();
    }

    /// A value in place of a list of one.
    private static Optional<JsonValue> alone(String type, JsonValue value, JsonObject schema) {
        if (!type.equals("array")) return Optional.empty();
        var items = schema.object("items").orElse(JsonObject.EMPTY);
        return hasType(fit(value, items).value(), items)
                ? Optional.of(JsonArray.of(value))
                : Optional.empty();
    }
}
