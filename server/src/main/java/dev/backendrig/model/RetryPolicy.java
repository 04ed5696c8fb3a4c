package dev.backendrig.model;

import dev.backendrig.model.ModelException.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// When a failed model call is tried again, and after how long a pause.
///
/// @param attempts how often a call is tried in all
/// @param base the longest first pause; it doubles with each attempt
/// @param cap where the doubling stops
/// @param total how long a call may take, pauses included, for another attempt to begin
/// @param longestDelay the longest delay that a provider may ask for and get
public record RetryPolicy(
        int attempts, Duration base, Duration cap, Duration total, Duration longestDelay) {
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(
                    4,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20));

    /// What another attempt can mend.
    private static final Set<Kind> PASSING =
            EnumSet.of(Kind.RATE_LIMITED, Kind.SERVER_ERROR, Kind.OVERLOADED);

    public RetryPolicy {
        if (attempts < 1) throw new IllegalArgumentException("attempts must be >= 1: " + attempts);
    }

    /// How long to pause before the next attempt; empty where there is none and the failure stands.
    ///
    /// The pause is exponential with full jitter: anything from nothing to the whole. A delay that
    /// the provider asks for is the least.
    ///
    /// @param made attempts made so far
    /// @param elapsed since the first attempt began
    /// @param random from 0 to below 1
    public Optional<Duration> pause(
            int made, Duration elapsed, ModelException failure, double random) {
        if (made >= attempts || !isPassing(failure)) return Optional.empty();
        var asked = failure.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(longestDelay) > 0) return Optional.empty();
        var jittered = Duration.ofNanos((long) (ceiling(made).toNanos() * random));
        var pause = jittered.compareTo(asked) > 0 ? jittered : asked;
        return elapsed.plus(pause).compareTo(total) > 0 ? Optional.empty() : Optional.of(pause);
    }

    /// A connection that could not be made, or was closed before it brought anything, passes too: a
    /// kept connection that the provider has just given up looks the same, and a model call changes
    /// nothing that a second one could change twice. One that brought a status, such as a redirect,
    /// will bring it again.
    private static boolean isPassing(ModelException failure) {
        if (failure.kind() == Kind.UNREACHABLE) return failure.status() == 0;
        return PASSING.contains(failure.kind());
    }

    private Duration ceiling(int made) {
        // Ten doublings are far beyond any cap, and far from an overflow.
        var doubled = base.multipliedBy(1L << Math.min(made - 1, 10));
        return doubled.compareTo(cap) < 0 ? doubled : cap;
    }
}
