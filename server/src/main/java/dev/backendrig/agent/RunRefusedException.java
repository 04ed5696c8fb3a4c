package dev.backendrig.agent;

import java.time.Duration;

/// A run that was not begun because too many are under way, nobody is there to answer, or it
/// would cost too much. Nothing was
/// sent.
public final class RunRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why a run is not begun.
    public enum Reason {
        TOO_MANY_RUNS,
        TOO_MANY_RUNS_OF_SESSION,
        /// No such model is configured.
        UNKNOWN_MODEL,
        /// The models cost today what they may.
        COST_LIMIT_DAY
    }

    private final Reason reason;
    private final transient Duration retryAfter;

    /// A refusal.
    ///
    /// @param sentence for the person, in their language
    public RunRefusedException(Reason reason, String sentence, Duration retryAfter) {
        super(sentence);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
