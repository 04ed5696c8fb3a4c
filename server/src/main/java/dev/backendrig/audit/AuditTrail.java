package dev.backendrig.audit;

/// Takes down what is to be known later. Thread-safe.
public interface AuditTrail {
    /// Takes down nothing.
    AuditTrail NONE = _ -> {};

    /// Takes an event down. Blocks at most for a second, and never fails: what cannot be kept is
    /// counted, and the trail says how much is missing.
    void record(AuditEvent event);
}
