package dev.backendrig.message;

import dev.backendrig.json.JsonValue;

/// A model turn in the form of the provider that spoke it, opaque to all others and replayed to it
/// unchanged: it carries what has no place in [Message.Assistant], such as thought signatures.
///
/// @param provider the name of the provider that can read the content
public record RawTurn(String provider, JsonValue content) {}
