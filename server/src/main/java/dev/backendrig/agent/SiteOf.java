package dev.backendrig.agent;

import java.util.Optional;

/// Says which site an address belongs to.
@FunctionalInterface
public interface SiteOf {
    /// Knows no site.
    SiteOf UNKNOWN = _ -> Optional.empty();

    Optional<String> of(String url);
}
