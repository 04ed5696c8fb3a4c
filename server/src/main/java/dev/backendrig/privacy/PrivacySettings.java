package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;
import java.util.EnumSet;
import java.util.Set;

/// What models are not to see.
///
/// @param on false: everything is shown as it is
public record PrivacySettings(boolean on, Set<DataKind> kinds) {
    /// All kinds but IP addresses.
    public static final PrivacySettings DEFAULT =
            new PrivacySettings(true, EnumSet.complementOf(EnumSet.of(DataKind.IP)));

    public PrivacySettings {
        kinds = Set.copyOf(kinds);
    }
}
