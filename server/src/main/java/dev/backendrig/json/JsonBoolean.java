package dev.backendrig.json;

/// A JSON `true` or `false`.
public record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public String toString() {
        return Json.write(this);
    }
}
