package dev.backendrig.model;

import dev.backendrig.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How a provider is reached.
///
/// @param baseUrl what the provider's paths are added to
/// @param key empty: none is sent
/// @param connectTimeout to the provider
/// @param firstEventTimeout until a call's first event
/// @param idleTimeout between two events of a call
public record ProviderAccess(
        URI baseUrl,
        Optional<Secret> key,
        Duration connectTimeout,
        Duration firstEventTimeout,
        Duration idleTimeout) {}
