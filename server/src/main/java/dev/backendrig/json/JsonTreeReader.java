package dev.backendrig.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// Builds [JsonValue]s from the tokens of one parser, which it closes. Used by one thread, once.
final class JsonTreeReader {
    private final JsonParser parser;
    private final boolean strict;

    JsonTreeReader(JsonParser parser, boolean strict) {
        this.parser = parser;
        this.strict = strict;
    }

    JsonValue readDocument() {
        try (parser) {
            var token = parser.nextToken();
            if (token == null) throw new JsonException("There is no JSON value in the text");
            var value = value(token);
            if (parser.nextToken() != null) {
                throw new JsonException("There is more text after the JSON value" + place());
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new JsonException(limitMessage(e));
        } catch (JacksonException e) {
            throw new JsonException(syntaxMessage(e));
        }
    }

    private JsonValue value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonString(text(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new JsonException("The JSON is not valid" + place());
        };
    }

    private JsonObject object() {
        var members = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = text(parser.currentName());
            members.put(name, value(parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private JsonArray array() {
        var items = new ArrayList<JsonValue>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(value(token));
        }
        return new JsonArray(items);
    }

    private JsonNumber number() {
        try {
            return new JsonNumber(parser.getDecimalValue());
        } catch (NumberFormatException e) {
            // An exponent beyond an int's range, which the library does not translate.
            throw new JsonException("A number in the JSON is out of range" + place());
        }
    }

    private String text(String text) {
        var wellFormed = Surrogates.replaceLone(text);
        if (strict && !wellFormed.equals(text)) {
            throw new JsonException("A string contains a lone surrogate" + place());
        }
        return wellFormed;
    }

    private String place() {
        var at = parser.currentTokenLocation();
        return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String limitMessage(StreamConstraintsException e) {
        var fault = e.getOriginalMessage();
        if (fault.contains("nesting")) {
            return "The JSON is nested deeper than " + Json.MAX_DEPTH + " levels";
        }
        return fault.contains("oken count")
                ? "The JSON consists of more than " + Json.MAX_TOKENS + " pieces"
                : "A string or a number in the JSON is too long";
    }

    /// The library's own message may quote the text, so only its kind and place are told.
    private static String syntaxMessage(JacksonException e) {
        var what =
                e.getOriginalMessage().startsWith("Duplicate")
                        ? "The JSON names a key twice in one object"
                        : "The JSON is not valid";
        var at = e.getLocation();
        return at == null
                ? what
                : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
