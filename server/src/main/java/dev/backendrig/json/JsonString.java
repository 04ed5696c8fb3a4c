package dev.backendrig.json;

/// A JSON string.
public record JsonString(String value) implements JsonValue {
    @Override
    public String toString() {
        return Json.write(this);
    }
}
