package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.model.Ending;
import java.util.List;

/// Why a run is over.
public sealed interface RunEnd {
    /// A limit was reached before the answer was whole.
    sealed interface Limit extends RunEnd {}

    /// The model's last turn asked for nothing more.
    ///
    /// @param blank whether that turn had no visible text
    /// @param acted whether tools were called before it
    record Answered(Ending ending, boolean blank, boolean acted) implements RunEnd {}

    /// As many model calls as a run may make were made.
    record StepLimit(int steps) implements Limit {}

    /// The run took as long as it may.
    record TimeLimit() implements Limit {}

    /// The person kept the page to themselves for too long.
    record TakenOver() implements Limit {}

    /// The same tool call brought the same result too often.
    record Repetition(String tool) implements Limit {}

    /// The model asked for more tools in one turn than are called; none of them was.
    record TooManyCalls(int calls) implements Limit {}

    /// The person is asked at the end of the answer, and answers with their next message.
    ///
    /// @param question to the person, whole
    record AskedInChat(String question) implements RunEnd {}

    /// The model called tools that the client is to call itself; they are the rest of its turn.
    ///
    /// @param calls not empty
    record HandedOver(List<ToolCall> calls) implements RunEnd {
        public HandedOver {
            calls = List.copyOf(calls);
        }
    }

    /// Enough was spent.
    record CostLimit(Scope scope) implements Limit {
        /// What the limit is of.
        enum Scope {
            RUN,
            DAY
        }
    }

    /// The model kept on calling tools wrongly.
    record InvalidCalls() implements Limit {}
}
