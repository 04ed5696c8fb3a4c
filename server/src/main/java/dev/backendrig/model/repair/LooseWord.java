package dev.backendrig.model.repair;

import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/// Words without quotes that stand for a value.
final class LooseWord {
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");
    private static final Set<String> JSON = Set.of("true", "false", "null");

    private LooseWord() {}

    static JsonValue value(String word) {
        if (isNumber(word)) return new JsonNumber(new BigDecimal(word));
        return switch (word) {
            case "true", "True", "TRUE" -> new JsonBoolean(true);
            case "false", "False", "FALSE" -> new JsonBoolean(false);
            case "null", "None", "undefined" -> JsonNull.NULL;
            default -> new JsonString(word);
        };
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /// Whether JSON knows the word.
    static boolean isJson(String word) {
        return JSON.contains(word) || isNumber(word);
    }

    /// Whether nothing is missing at the word's end: a model that stops behind a number has said it.
    static boolean isWhole(String word) {
        return !(value(word) instanceof JsonString);
    }
}
