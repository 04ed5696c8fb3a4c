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
public record RunLimits(
        int maxSteps, Duration maxTime, int repeatHint, int repeatStop, int maxInvalidTurns) {
    public RunLimits {
        atLeastOne("maxSteps", maxSteps);
        atLeastOne("repeatHint", repeatHint);
        atLeastOne("repeatStop", repeatStop);
        atLeastOne("maxInvalidTurns", maxInvalidTurns);
        if (!maxTime.isPositive()) {
            throw new IllegalArgumentException("maxTime must be positive: " + maxTime);
        }
    }

    /// The limits that the settings name.
    public static RunLimits of(Settings.Run settings) {
        return new RunLimits(
                settings.maxSteps(),
                settings.maxTime(),
                settings.repeatHint(),
                settings.repeatStop(),
                settings.maxInvalidCalls());
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be >= 1: " + value);
    }
}
