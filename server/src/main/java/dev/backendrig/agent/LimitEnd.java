package dev.backendrig.agent;

import java.util.Set;

/// How a run that a limit ended is told.
///
/// @param sentence for the person
/// @param word for the log and the metrics, one of [#WORDS]
record LimitEnd(String sentence, String word) {
    static final String LENGTH = "length";

    /// The words for all such runs.
    static final Set<String> WORDS =
            Set.of(
                    "step_limit",
                    "time_limit",
                    "taken_over",
                    "repetition",
                    "too_many_calls",
                    "invalid_calls",
                    "cost_limit_run",
                    "cost_limit_day",
                    LENGTH);

    static LimitEnd of(RunEnd.Limit limit, AgentParts parts, Sentences say) {
        return switch (limit) {
            case RunEnd.StepLimit(var steps) -> new LimitEnd(say.stepLimit(steps), "step_limit");
            case RunEnd.TimeLimit() ->
                    new LimitEnd(say.timeLimit(parts.limits().maxTime()), "time_limit");
            case RunEnd.TakenOver() ->
                    new LimitEnd(say.takenOverForLong(parts.persons().takeover()), "taken_over");
            case RunEnd.Repetition(var tool) ->
                    new LimitEnd(say.repetition(tool, parts.limits().repeatStop()), "repetition");
            case RunEnd.TooManyCalls(var calls) ->
                    new LimitEnd(say.tooManyCalls(calls), "too_many_calls");
            case RunEnd.InvalidCalls() ->
                    new LimitEnd(
                            say.invalidCalls(parts.limits().maxInvalidTurns()), "invalid_calls");
            case RunEnd.CostLimit(var scope) -> ofCost(scope, parts.cost(), say);
        };
    }

    private static LimitEnd ofCost(RunEnd.CostLimit.Scope scope, RunCost cost, Sentences say) {
        return switch (scope) {
            case RUN -> new LimitEnd(cost.runSentence(say.language()), "cost_limit_run");
            case DAY -> new LimitEnd(cost.daySentence(say.language()), "cost_limit_day");
        };
    }
}
