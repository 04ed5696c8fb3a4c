package dev.backendrig.model.langchain;

import dev.backendrig.json.JsonObject;

/// An event as LangChain4j is given it.
///
/// @param type its name, empty where it has none
public record WireEvent(String type, JsonObject data) {}
