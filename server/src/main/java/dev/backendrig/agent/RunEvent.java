package dev.backendrig.agent;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.text.InvisibleKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run tells while it goes on, in the order in which a client is to see it. The last one is
/// always one of [Finished], [HandedOver], [Stopped], [Cancelled], [Failed] and [Interrupted].
public sealed interface RunEvent {
    /// The run has begun. First of all, once.
    ///
    /// @param runId 128 random bits, a secret: who knows it may read the run and cancel it
    /// @param sessionId of the browser that the run may use, null where it has none; a secret
    record Started(String runId, @Nullable String sessionId, String provider, String model)
            implements RunEvent {}

    /// The model is asked.
    ///
    /// @param number of its calls in the run, from 1 on
    record StepBegan(int number) implements RunEvent {}

    /// A piece of the answer, as the model produced it; not empty.
    record TextDelta(String text) implements RunEvent {}

    /// A sentence of ours to the person, whole; not a piece of the model's answer.
    record Notice(String sentence) implements RunEvent {}

    /// A piece of the model's thinking.
    record ThoughtDelta(String text) implements RunEvent {}

    /// The model is not shown more values than before.
    ///
    /// @param kinds how many different ones of each kind so far in the run
    record Hidden(Map<DataKind, Integer> kinds) implements RunEvent {
        public Hidden {
            kinds = Map.copyOf(kinds);
        }
    }

    /// A tool call begins, also one that will be refused.
    ///
    /// @param call with values in place of their placeholders, and a sign for each secret
    record ToolCalling(ToolCall call) implements RunEvent {}

    /// A tool call ended.
    ///
    /// @param content what the model is told of it, null where the call was given up
    record ToolCompleted(ToolCall call, boolean ok, @Nullable JsonValue content)
            implements RunEvent {
        public ToolCompleted(ToolCall call, boolean ok) {
            this(call, ok, null);
        }
    }

    /// The person is asked whether something may be done; it waits for the answer.
    ///
    /// @param approvalId what the question is answered by
    record ApprovalAsked(String approvalId, ApprovalCard card) implements RunEvent {}

    /// The question is not open any more.
    record ApprovalAnswered(String approvalId, Approvals.Result result) implements RunEvent {}

    /// Characters that nobody sees were taken out of what the model reads.
    ///
    /// @param removed how many of each kind, in the whole run up to now; not empty
    record Cleaned(Map<InvisibleKind, Integer> removed) implements RunEvent {
        public Cleaned {
            removed = Map.copyOf(removed);
        }
    }

    /// The conversation was made shorter, as it had grown too long for the model.
    record Compacted(Compaction compaction) implements RunEvent {}

    /// The run ended, with an answer or with a [Notice] that says why there is none.
    ///
    /// @param usage [Usage#NONE] with `counted` false where the provider told none
    record Finished(Usage usage, boolean counted) implements RunEvent {}

    /// The run ended with calls of tools that the client calls itself; it goes on with their results in
    /// its next request. Only for clients that brought tools along.
    ///
    /// @param calls not empty, as the client is to make them: with values in place of placeholders
    record HandedOver(List<ToolCall> calls, Usage usage, boolean counted) implements RunEvent {
        public HandedOver {
            calls = List.copyOf(calls);
        }
    }

    /// A limit ended the run before its answer was whole, as the [Notice] before says.
    record Stopped(Usage usage, boolean counted) implements RunEvent {}

    /// The person ended the run, by its id.
    record Cancelled(Usage usage, boolean counted) implements RunEvent {}

    /// The run failed.
    ///
    /// @param usage what was used up to then
    record Failed(RunFailure failure, Usage usage, boolean counted) implements RunEvent {}

    /// The run was given up by whoever runs it, who knows why and tells the client.
    ///
    /// @param usage what was used up to then
    record Interrupted(Usage usage, boolean counted) implements RunEvent {}
}
