package dev.backendrig.bench;

import java.time.Duration;

/// A load: so many streams at once, a chunk each `spacing`.
record Scenario(Duration spacing, int streams) {
    static Scenario of(int spacingMillis, int streams) {
        return new Scenario(Duration.ofMillis(spacingMillis), streams);
    }

    @Override
    public String toString() {
        return spacing.toMillis() + " ms x " + streams;
    }
}
