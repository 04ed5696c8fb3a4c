package dev.backendrig.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a run failed, in a sentence that the person can act on.
///
/// @param kind what an HTTP answer makes of it where nothing was sent yet
/// @param sentence in the person's language
/// @param retryAfter null where waiting does not help or nobody knows how long
public record RunFailure(Kind kind, String sentence, @Nullable Duration retryAfter) {
    /// The class of a failure.
    public enum Kind {
        /// The provider's quota is used up.
        QUOTA,
        /// The provider is asked too much at once.
        RATE_LIMIT,
        /// The provider failed.
        PROVIDER,
        /// The provider does not know the model.
        UNKNOWN_MODEL,
        /// The provider takes the request for faulty.
        REFUSED,
        /// The provider will not answer this prompt, or not to its end.
        BLOCKED,
        /// The provider took too long.
        PROVIDER_TIMEOUT,
        /// Our own fault.
        INTERNAL
    }
}
