package dev.backendrig.browser;

import org.jspecify.annotations.Nullable;

/// What a run that uses a browser does, for the browser's person to see.
///
/// @param step model calls begun so far
/// @param outcome null until the run has ended
public record RunState(String runId, Activity activity, int step, @Nullable Outcome outcome) {
    public RunState {
        if ((activity == Activity.ENDED) != (outcome != null)) {
            throw new IllegalArgumentException("an outcome belongs to an end: " + activity);
        }
    }

    /// A state of a run that goes on.
    public RunState(String runId, Activity activity, int step) {
        this(runId, activity, step, null);
    }

    /// What it does.
    public enum Activity {
        STARTED,
        /// The model is asked.
        THINKING,
        /// A tool is called.
        ACTING,
        /// The person has taken over.
        PAUSED,
        ENDED
    }

    /// How it ended.
    public enum Outcome {
        ANSWERED,
        FAILED,
        /// The person did not want it to go on.
        CANCELLED,
        /// A limit of ours or the provider's was reached.
        STOPPED
    }
}
