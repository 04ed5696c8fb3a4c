package dev.backendrig.client;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens in a run. The first is a [Run], the last a [Done].
public sealed interface RigEvent {
    /// Counts up from 1 in a run; what `Last-Event-ID` names.
    long id();

    /// The run has begun. Its id is a secret.
    record Run(long id, String runId, Optional<String> sessionId, String model, String provider)
            implements RigEvent {}

    /// Another model than the one of [Run] speaks from here on.
    record ModelChanged(long id, String model, String provider) implements RigEvent {}

    /// A piece of the answer.
    ///
    /// @param notice whether it is a sentence of the server
    record Text(long id, String delta, boolean notice) implements RigEvent {}

    /// A piece of the model's thinking.
    record Thought(long id, String delta) implements RigEvent {}

    /// A tool is called.
    record ToolCalling(long id, String callId, String name, Map<String, @Nullable Object> arguments)
            implements RigEvent {}

    /// A tool has answered, or was refused.
    record ToolCompleted(
            long id, String callId, String name, boolean ok, Optional<String> result, long millis)
            implements RigEvent {}

    /// The person is asked.
    record ApprovalAsked(long id, Question question) implements RigEvent {}

    /// A question has its answer.
    ///
    /// @param status `allowed`, `denied` or `withdrawn`
    /// @param forSite whether it was allowed for the site
    record ApprovalSettled(long id, String approvalId, String status, boolean forSite)
            implements RigEvent {}

    /// How many values of each kind the model did not see, so far.
    record Privacy(long id, Map<String, @Nullable Object> kinds) implements RigEvent {}

    /// How many characters of each kind that nobody sees were taken out, so far.
    record Cleaned(long id, Map<String, @Nullable Object> kinds) implements RigEvent {}

    /// The tokens of the run.
    record Used(long id, Usage usage) implements RigEvent {}

    /// The run failed.
    ///
    /// @param code a problem's name
    record Failure(long id, String message, String code) implements RigEvent {}

    /// The run has ended.
    record Done(long id, Outcome outcome) implements RigEvent {}

    /// An event that this version of the library does not know.
    record Other(long id, String name, @Nullable Object data) implements RigEvent {}
}
