package dev.backendrig.bench;

/// Whether there was time enough for a measurement to mean something.
enum Strain {
    NONE(""),
    /// The peer had no time left, or could not keep up.
    SATURATED("saturated"),
    /// All processors were taken, and not by the peer: something else was running.
    MACHINE_BUSY("machine busy");

    private final String words;

    Strain(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
