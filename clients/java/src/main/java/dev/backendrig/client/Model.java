package dev.backendrig.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model that is configured.
///
/// @param all what the server told of it, with its abilities
public record Model(String id, String ownedBy, Map<String, @Nullable Object> all) {}
