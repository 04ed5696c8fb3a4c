package dev.backendrig.json;

/// JSON's `null`.
public record JsonNull() implements JsonValue {
    public static final JsonNull NULL = new JsonNull();

    @Override
    public String toString() {
        return "null";
    }
}
