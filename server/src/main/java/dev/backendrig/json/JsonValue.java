package dev.backendrig.json;

/// An immutable JSON value (RFC 8259). `toString` is its compact JSON text.
public sealed interface JsonValue
        permits JsonArray, JsonBoolean, JsonNull, JsonNumber, JsonObject, JsonString {}
