package dev.backendrig.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A JSON object that keeps the order of its members.
///
/// The typed look-ups (`string`, `integer`, `object`, `array`) are empty where the member is
/// absent, `null` or of another type; [#get] tells those apart.
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Builder builder() {
        return new Builder();
    }

    /// An object with one member.
    public static JsonObject of(String name, String value) {
        return builder().put(name, value).build();
    }

    /// An object with one member.
    public static JsonObject of(String name, JsonValue value) {
        return builder().put(name, value).build();
    }

    /// A builder that starts with these members.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.members.putAll(members);
        return builder;
    }

    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    /// Whether the member is there and not `null`.
    public boolean has(String name) {
        var value = members.get(name);
        return value != null && !(value instanceof JsonNull);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public Optional<String> string(String name) {
        return members.get(name) instanceof JsonString(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    public OptionalLong integer(String name) {
        return members.get(name) instanceof JsonNumber number
                ? number.integer()
                : OptionalLong.empty();
    }

    public Optional<Boolean> bool(String name) {
        return members.get(name) instanceof JsonBoolean(boolean value)
                ? Optional.of(value)
                : Optional.empty();
    }

    public Optional<JsonObject> object(String name) {
        return members.get(name) instanceof JsonObject object
                ? Optional.of(object)
                : Optional.empty();
    }

    public Optional<JsonArray> array(String name) {
        return members.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    @Override
    public String toString() {
        return Json.write(this);
    }

    /// Collects members in order; a later value replaces an earlier one of the same name. Not
    /// thread-safe.
    public static final class Builder {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        public Builder put(String name, double value) {
            return put(name, new JsonNumber(BigDecimal.valueOf(value)));
        }

        public Builder put(String name, boolean value) {
            return put(name, new JsonBoolean(value));
        }

        /// Adds the member, or nothing where the value is null.
        public Builder putIfPresent(String name, @Nullable String value) {
            return value == null ? this : put(name, value);
        }

        /// Adds the member, or nothing where the value is null.
        public Builder putIfPresent(String name, @Nullable Long value) {
            return value == null ? this : put(name, value.longValue());
        }

        /// Adds the member, or nothing where the value is null.
        public Builder putIfPresent(String name, @Nullable JsonValue value) {
            return value == null ? this : put(name, value);
        }

        public Builder remove(String name) {
            members.remove(name);
            return this;
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
