package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How many different values were hidden in one run. Confined to the run's thread.
final class HiddenCounts {
    private final Set<Placeholder> seen = new HashSet<>();
    private final Map<DataKind, Integer> counts = new EnumMap<>(DataKind.class);
    private int told;

    void add(Placeholder placeholder) {
        if (seen.add(placeholder)) counts.merge(placeholder.kind(), 1, Integer::sum);
    }

    /// The counts, if they have grown since this was asked last.
    Optional<Map<DataKind, Integer>> news() {
        if (seen.size() == told) return Optional.empty();
        told = seen.size();
        return Optional.of(new EnumMap<>(counts));
    }
}
