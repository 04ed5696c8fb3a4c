package dev.backendrig.config;

/// A value that must not be shown; only [#reveal] gives it away.
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
