package dev.backendrig.bench.load;

import org.jspecify.annotations.Nullable;

/// What became of one stream.
///
/// @param arrivals nanoseconds from the sending to the arriving of each chunk that came in order
/// @param fault null where every chunk came once, in order, and the stream ended as it should
public record StreamOutcome(Distribution arrivals, @Nullable String fault) {}
