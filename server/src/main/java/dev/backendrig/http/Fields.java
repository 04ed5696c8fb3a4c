package dev.backendrig.http;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The typed fields of one object of a request. A field that is absent or `null` is null; one of
/// another type is null too, and is noted. Used by one thread.
final class Fields {
    private static final int MAX_ERRORS = 20;

    private final JsonObject object;
    private final String path;
    private final List<Problem.FieldError> errors;

    /// @param path the way to the object, with a trailing dot; empty for the request itself
    /// @param errors where wrong fields are noted
    Fields(JsonObject object, String path, List<Problem.FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    @Nullable String string(String name) {
        return switch (present(name)) {
            case null -> null;
            case JsonString(String text) -> text;
            case JsonValue other -> {
                wrongType(name, Kind.STRING, other);
                yield null;
            }
        };
    }

    /// A string, or the digits of an integer.
    @Nullable String stringOrInteger(String name) {
        return switch (present(name)) {
            case null -> null;
            case JsonString(String text) -> text;
            case JsonNumber number when number.integer().isPresent() ->
                    Long.toString(number.integer().getAsLong());
            case JsonValue other -> {
                wrongType(name, Kind.STRING_OR_INTEGER, other);
                yield null;
            }
        };
    }

    @Nullable Long integer(String name) {
        return switch (present(name)) {
            case null -> null;
            case JsonNumber number when number.integer().isPresent() ->
                    number.integer().getAsLong();
            case JsonValue other -> {
                wrongType(name, Kind.INTEGER, other);
                yield null;
            }
        };
    }

    @Nullable Boolean bool(String name) {
        return switch (present(name)) {
            case null -> null;
            case JsonBoolean(boolean value) -> value;
            case JsonValue other -> {
                wrongType(name, Kind.BOOLEAN, other);
                yield null;
            }
        };
    }

    /// The objects of an array; none where it is absent.
    List<Fields> objects(String name) {
        return switch (present(name)) {
            case null -> List.of();
            case JsonArray array -> items(name, array);
            case JsonValue other -> {
                wrongType(name, Kind.ARRAY, other);
                yield List.of();
            }
        };
    }

    /// The object of this name.
    @Nullable Fields object(String name) {
        return switch (present(name)) {
            case null -> null;
            case JsonObject member -> new Fields(member, path + name + ".", errors);
            case JsonValue other -> {
                wrongType(name, Kind.OBJECT, other);
                yield null;
            }
        };
    }

    /// The value of this name, whatever it is.
    @Nullable JsonValue value(String name) {
        return present(name);
    }

    private List<Fields> items(String name, JsonArray array) {
        var items = new ArrayList<Fields>();
        for (var i = 0; i < array.size(); i++) {
            var place = name + "[" + i + "]";
            if (array.items().get(i) instanceof JsonObject item) {
                items.add(new Fields(item, path + place + ".", errors));
            } else {
                wrongType(place, Kind.OBJECT, array.items().get(i));
            }
        }
        return items;
    }

    private @Nullable JsonValue present(String name) {
        return object.has(name) ? object.get(name) : null;
    }

    private void wrongType(String name, Kind wanted, JsonValue found) {
        var kind = Kind.of(found);
        wrong(
                name,
                new Sentence(
                        wanted.english + " is expected here, not " + kind.english + ".",
                        "Di sini harus " + wanted.indonesian + ", bukan " + kind.indonesian + "."));
    }

    /// Notes what is wrong with a field.
    void wrong(String name, Sentence message) {
        if (errors.size() < MAX_ERRORS) errors.add(new Problem.FieldError(path + name, message));
    }

    private enum Kind {
        STRING("a string", "teks (string)"),
        STRING_OR_INTEGER("a string or an integer", "teks (string) atau bilangan bulat"),
        INTEGER("an integer", "bilangan bulat"),
        NUMBER("a number", "angka"),
        BOOLEAN("true or false", "true atau false"),
        ARRAY("an array", "larik (array)"),
        OBJECT("an object", "objek"),
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
                case JsonNumber _ -> NUMBER;
                case JsonBoolean _ -> BOOLEAN;
                case JsonArray _ -> ARRAY;
                case JsonObject _ -> OBJECT;
                case JsonNull _ -> NULL;
            };
        }
    }
}
