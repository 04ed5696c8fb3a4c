package dev.backendrig.client;

import java.util.Optional;

/// An answer in one piece.
public record RunAnswer(String response, Optional<Usage> usage) {}
