package dev.backendrig.agent;

import java.util.Optional;

/// Tells the site of an address.
@FunctionalInterface
public interface Sites {
    /// The site as a text; empty where the address has none.
    Optional<String> of(String url);
}
