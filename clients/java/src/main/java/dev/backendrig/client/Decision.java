package dev.backendrig.client;

import java.util.Map;

/// The person's answer to a question.
public enum Decision {
    /// Yes, to these very actions.
    ALLOW,
    /// Yes, and to whatever else meets the same rules on the same site, to the end of the run.
    ALLOW_FOR_SITE,
    DENY;

    /// How it reads on the wire.
    Map<String, String> words() {
        return switch (this) {
            case ALLOW -> Map.of("decision", "allow");
            case ALLOW_FOR_SITE -> Map.of("decision", "allow", "scope", "site");
            case DENY -> Map.of("decision", "deny");
        };
    }
}
