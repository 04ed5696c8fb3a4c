package dev.backendrig.client;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts a run together from its events. Used once, by one thread.
final class RunCollector {
    private final RigRun run;
    private final StringBuilder text = new StringBuilder();
    private String model = "";
    private Outcome outcome = Outcome.FAILED;
    private Optional<Usage> usage = Optional.empty();
    private Optional<RigEvent.Failure> failure = Optional.empty();
    private @Nullable RuntimeException fault;

    private RunCollector(RigRun run) {
        this.run = run;
    }

    /// Reads the run to its end.
    static RunResult collect(RigRun run, Optional<Function<Question, Decision>> decide) {
        var collector = new RunCollector(run);
        for (var event : run) collector.see(event, decide);
        return collector.result();
    }

    private RunResult result() {
        if (fault != null) throw fault;
        return new RunResult(run.runId(), model, text.toString(), outcome, usage, failure);
    }

    private void see(RigEvent event, Optional<Function<Question, Decision>> decide) {
        switch (event) {
            case RigEvent.Run it -> model = it.model();
            case RigEvent.ModelChanged it -> model = it.model();
            case RigEvent.Text it -> text.append(it.delta());
            case RigEvent.Used it -> usage = Optional.of(it.usage());
            case RigEvent.Failure it -> failure = Optional.of(it);
            case RigEvent.Done it -> outcome = it.outcome();
            case RigEvent.ApprovalAsked(var _, var question) ->
                    decide.ifPresent(it -> answer(question, it));
            case RigEvent.Thought _,
                    RigEvent.ToolCalling _,
                    RigEvent.ToolCompleted _,
                    RigEvent.ApprovalSettled _,
                    RigEvent.Privacy _,
                    RigEvent.Cleaned _,
                    RigEvent.Other _ -> {}
        }
    }

    /// Whoever cannot say yes says no.
    private void answer(Question question, Function<Question, Decision> decide) {
        var decision = Decision.DENY;
        try {
            decision = decide.apply(question);
        } catch (RuntimeException e) {
            fault = e;
        }
        try {
            run.answer(question.approvalId(), decision);
        } catch (RigException e) {
            // The first answer counts, wherever it was given.
            if (!e.code().equals("approval-closed")) throw e;
        }
    }
}
