package dev.backendrig.privacy;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Hides values in JSON: in each text by itself, and in a number that is a value as a whole, such as
/// that of a card, which becomes a text. Names of members are searched for nothing but what looks
/// like a placeholder.
///
/// @param text what is to be hidden in a text
/// @param name marks what looks like a placeholder
record JsonMask(Function<String, Redaction> text, UnaryOperator<String> name) {
    /// Numbers with fewer digits, or with this many zeros in a row, are never a value.
    private static final int FEWEST_DIGITS = 5;

    private static final int MOST_DIGITS = 40;

    JsonValue of(JsonValue value) {
        return Json.mapped(value, this::leaf, name);
    }

    private JsonValue leaf(JsonValue value) {
        return switch (value) {
            case JsonString(var said) -> new JsonString(text.apply(said).masked());
            case JsonNumber number -> number(number);
            case JsonObject _, JsonArray _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private JsonValue number(JsonNumber number) {
        var value = number.value();
        var digits = (long) value.precision() - Math.min(value.scale(), 0);
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || value.scale() > MOST_DIGITS) {
            return number;
        }
        var redaction = text.apply(value.toPlainString());
        var isOne = redaction.places().size() == 1;
        if (!isOne) return number;
        var place = redaction.places().getFirst();
        var whole = place.start() == 0 && place.end() == redaction.text().length();
        return whole ? new JsonString(place.placeholder().text()) : number;
    }
}
