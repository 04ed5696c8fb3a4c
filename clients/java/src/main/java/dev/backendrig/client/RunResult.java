package dev.backendrig.client;

import java.util.Optional;

/// What came of a run.
///
/// @param text the whole answer, with the server's notices
/// @param failure why it failed, where it did
public record RunResult(
        String runId,
        String model,
        String text,
        Outcome outcome,
        Optional<Usage> usage,
        Optional<RigEvent.Failure> failure) {}
