package dev.backendrig.agent;

import dev.backendrig.config.Settings;
import java.time.Duration;

/// How far a run may go.
///
/// @param maxSteps model calls
/// @param maxTime from the run's start
/// @param repeatHint after so many equal calls with equal results the model is told
/// @param repeatStop after so many the run ends
/// @param maxInvalidTurns turns in a row with a wrong tool call that are answered to the model
/// @param contextTokens what one model call may send before older pages are left out
public record RunLimits(
        int maxSteps,
        Duration maxTime,
        int repeatHint,
        int repeatStop,
        int maxInvalidTurns,
        int contextTokens) {
    /// For a model that takes any length.
    private static final int ANY = Integer.MAX_VALUE;

    public RunLimits {
        atLeastOne("maxSteps", maxSteps);
        atLeastOne("repeatHint", repeatHint);
        atLeastOne("repeatStop", repeatStop);
        atLeastOne("maxInvalidTurns", maxInvalidTurns);
        atLeastOne("contextTokens", contextTokens);
        if (!maxTime.isPositive()) {
            throw new IllegalArgumentException("maxTime must be positive: " + maxTime);
        }
    }

    /// Limits without one for what is sent.
    public RunLimits(
            int maxSteps, Duration maxTime, int repeatHint, int repeatStop, int maxInvalidTurns) {
        this(maxSteps, maxTime, repeatHint, repeatStop, maxInvalidTurns, ANY);
    }

    /// The limits that the settings name. The offline model has no window and reads all results of a
    /// run anew in each step, so it keeps them.
    public static RunLimits of(Settings settings) {
        var run = settings.run();
        return new RunLimits(
                run.maxSteps(),
                run.maxTime(),
                run.repeatHint(),
                run.repeatStop(),
                run.maxInvalidCalls(),
                settings.model().isOffline() ? ANY : run.contextTokens());
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be >= 1: " + value);
    }
}
