package dev.backendrig.agent;

import dev.backendrig.config.Settings;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelOptions;
import java.time.Duration;

/// How far a run may go.
///
/// @param maxSteps model calls
/// @param maxTime from the run's start
/// @param repeatHint after so many equal calls with equal results the model is told
/// @param repeatStop after so many the run ends
/// @param maxInvalidTurns turns in a row with a wrong tool call that are answered to the model
/// @param contextTokens what one model call may send before older pages and turns are left out
public record RunLimits(
        int maxSteps,
        Duration maxTime,
        int repeatHint,
        int repeatStop,
        int maxInvalidTurns,
        int contextTokens) {
    /// For a model that takes any length.
    private static final int ANY = Integer.MAX_VALUE;

    /// How much of a model's window is used: what a text costs it is an estimate.
    static final double PART_OF_WINDOW = 0.85;

    /// What is left for an answer whose length nobody has asked for.
    static final int ANSWER_TOKENS = 1_024;

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

    /// The limits that the settings name.
    public static RunLimits of(Settings settings) {
        var run = settings.run();
        return new RunLimits(
                run.maxSteps(),
                run.maxTime(),
                run.repeatHint(),
                run.repeatStop(),
                run.maxInvalidCalls(),
                run.contextTokens());
    }

    /// The same for one model, which is to be able to read all that it is sent and to answer. The
    /// offline model has no window and reads all results of a run anew in each step, so it keeps them.
    RunLimits of(ModelInfo model, ModelOptions options) {
        if (model.local()) return withContextTokens(ANY);
        var window = model.contextTokens();
        if (window < 1) return this;
        var asked = options.maxOutputTokens();
        // An answer that is to fill the window has to do with half of it.
        var forAnswer = Math.min(asked == null ? ANSWER_TOKENS : asked, window / 2);
        return within(Math.max(1, (int) (window * PART_OF_WINDOW) - forAnswer));
    }

    /// The same with no more to be sent than this.
    RunLimits within(int mostTokens) {
        return withContextTokens(Math.min(contextTokens, mostTokens));
    }

    private RunLimits withContextTokens(int tokens) {
        return new RunLimits(maxSteps, maxTime, repeatHint, repeatStop, maxInvalidTurns, tokens);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be >= 1: " + value);
    }
}
