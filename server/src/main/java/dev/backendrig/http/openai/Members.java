package dev.backendrig.http.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The typed members of one object of a request. One that is absent or `null` is null, one of another
/// type ends the reading: OpenAI's errors name one member.
///
/// @param path the way to the object, with a trailing dot; empty for the request itself
/// @param language of the errors
record Members(JsonObject object, String path, Language language) {
    @Nullable String string(String name) {
        return switch (value(name)) {
            case null -> null;
            case JsonString(var text) -> text;
            case JsonValue other -> throw wrongType(name, Kind.STRING, other);
        };
    }

    /// @throws OpenAiException also if there is none
    String neededString(String name) {
        var text = string(name);
        if (text == null) throw missing(name);
        return text;
    }

    @Nullable Boolean bool(String name) {
        return switch (value(name)) {
            case null -> null;
            case JsonBoolean(var truth) -> truth;
            case JsonValue other -> throw wrongType(name, Kind.BOOLEAN, other);
        };
    }

    boolean isTrue(String name) {
        var truth = bool(name);
        return truth != null && truth;
    }

    @Nullable Double number(String name, double least, double most) {
        var number =
                switch (value(name)) {
                    case null -> null;
                    case JsonNumber it -> it.value().doubleValue();
                    case JsonValue other -> throw wrongType(name, Kind.NUMBER, other);
                };
        if (number == null || (number >= least && number <= most)) return number;
        throw wrong(
                name,
                number < least ? "decimal_below_min_value" : "decimal_above_max_value",
                "Invalid '%s': a number from %s to %s is expected."
                        .formatted(at(name), least, most),
                "'%s' tidak benar: harus angka dari %s sampai %s."
                        .formatted(at(name), least, most));
    }

    /// @throws OpenAiException also if it is below 1 or beyond an `int`
    @Nullable Integer count(String name) {
        var number =
                switch (value(name)) {
                    case null -> null;
                    case JsonNumber it when it.integer().isPresent() -> it.integer().getAsLong();
                    case JsonValue other -> throw wrongType(name, Kind.INTEGER, other);
                };
        if (number == null) return null;
        if (number >= 1 && number <= Integer.MAX_VALUE) return number.intValue();
        throw wrong(
                name,
                number < 1 ? "integer_below_min_value" : "integer_above_max_value",
                "Invalid '%s': an integer from 1 on is expected.".formatted(at(name)),
                "'%s' tidak benar: harus bilangan bulat mulai dari 1.".formatted(at(name)));
    }

    @Nullable Members object(String name) {
        return switch (value(name)) {
            case null -> null;
            case JsonObject it -> new Members(it, at(name) + ".", language);
            case JsonValue other -> throw wrongType(name, Kind.OBJECT, other);
        };
    }

    /// @throws OpenAiException also if there is none
    Members neededObject(String name) {
        var members = object(name);
        if (members == null) throw missing(name);
        return members;
    }

    /// The objects of an array; none where it is absent.
    List<Members> objects(String name) {
        return switch (value(name)) {
            case null -> List.of();
            case JsonArray array -> objects(name, array);
            case JsonValue other -> throw wrongType(name, Kind.ARRAY, other);
        };
    }

    List<Members> objects(String name, JsonArray array) {
        var objects = new ArrayList<Members>();
        for (var i = 0; i < array.size(); i++) {
            var place = name + "[" + i + "]";
            if (!(array.items().get(i) instanceof JsonObject it)) {
                throw wrongType(place, Kind.OBJECT, array.items().get(i));
            }
            objects.add(new Members(it, at(place) + ".", language));
        }
        return objects;
    }

    /// Looks at the type of what is not used.
    void check(String name, Kind wanted) {
        var value = value(name);
        if (value != null && !wanted.takes(value)) throw wrongType(name, wanted, value);
    }

    @Nullable JsonValue value(String name) {
        return object.has(name) ? object.get(name) : null;
    }

    String at(String name) {
        return path + name;
    }

    OpenAiException missing(String name) {
        return wrong(
                name,
                "missing_required_parameter",
                "Missing required parameter: '%s'.".formatted(at(name)),
                "'%s' wajib diisi.".formatted(at(name)));
    }

    OpenAiException wrongType(String name, Kind wanted, JsonValue found) {
        var kind = Kind.of(found);
        return wrong(
                name,
                "invalid_type",
                "Invalid type for '%s': %s is expected, not %s."
                        .formatted(at(name), wanted.english, kind.english),
                "Jenis '%s' tidak benar: harus %s, bukan %s."
                        .formatted(at(name), wanted.indonesian, kind.indonesian));
    }

    OpenAiException wrongValue(String name, String english, String indonesian) {
        return wrong(name, "invalid_value", english, indonesian);
    }

    /// For what OpenAI knows and this server does not do.
    OpenAiException unsupported(String name, String english, String indonesian) {
        return wrong(name, "unsupported_parameter", english, indonesian);
    }

    OpenAiException wrong(String name, String code, String english, String indonesian) {
        return new OpenAiException(
                new OpenAiError(
                        language.choose(english, indonesian),
                        OpenAiError.INVALID_REQUEST,
                        at(name),
                        code));
    }

    /// The types of values.
    enum Kind {
        STRING("a string", "teks (string)"),
        NUMBER("a number", "angka"),
        INTEGER("an integer", "bilangan bulat"),
        BOOLEAN("true or false", "true atau false"),
        ARRAY("an array", "larik (array)"),
        OBJECT("an object", "objek"),
        STRING_OR_ARRAY("a string or an array", "teks (string) atau larik (array)"),
        STRING_OR_OBJECT("a string or an object", "teks (string) atau objek"),
        NULL("null", "null");

        private final String english;
        private final String indonesian;

        Kind(String english, String indonesian) {
            this.english = english;
            this.indonesian = indonesian;
        }

        private static Kind of(JsonValue value) {
            return switch (value) {
                case JsonString _ -> STRING;
                case JsonNumber number -> number.integer().isPresent() ? INTEGER : NUMBER;
                case JsonBoolean _ -> BOOLEAN;
                case JsonArray _ -> ARRAY;
                case JsonObject _ -> OBJECT;
                case JsonNull _ -> NULL;
            };
        }

        private boolean takes(JsonValue value) {
            var kind = of(value);
            return switch (this) {
                case STRING, INTEGER, BOOLEAN, ARRAY, OBJECT, NULL -> kind == this;
                case NUMBER -> kind == NUMBER || kind == INTEGER;
                case STRING_OR_ARRAY -> kind == STRING || kind == ARRAY;
                case STRING_OR_OBJECT -> kind == STRING || kind == OBJECT;
            };
        }
    }
}
