package dev.backendrig.http;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.json.JsonObject;
import java.util.function.Consumer;

/// Where a run's events become an answer to its client. Used by the run's thread alone.
interface Answer extends Consumer<RunEvent>, AutoCloseable {
    /// Ends the answer with a problem that the run did not tell itself.
    void fail(Problem problem);

    /// What is left to be done when the run is over.
    Ending ending();

    @Override
    void close();

    /// How an answer ends.
    sealed interface Ending {
        /// All of it was written.
        record Written() implements Ending {}

        /// It is still to be sent, whole.
        record Reply(JsonObject json) implements Ending {}

        /// Nothing of it was written, and this is the answer.
        record Unanswered(Problem problem) implements Ending {}

        /// Nothing of it was written, and this is what a client of OpenAI's API is told.
        record Refused(OpenAiFailure failure) implements Ending {}

        /// Nobody is there to read it.
        record Gone() implements Ending {}

        /// The run ended without a last event, which is a fault of ours.
        record Missing() implements Ending {}
    }
}
