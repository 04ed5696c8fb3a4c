package dev.backendrig.bench.privacy;

import dev.backendrig.privacy.detector.DataKind;

/// A value of a kind that stands in a document.
record Planted(DataKind kind, String value) {}
