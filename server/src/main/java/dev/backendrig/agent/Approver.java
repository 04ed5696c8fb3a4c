package dev.backendrig.agent;

import dev.backendrig.safety.Approvals;
import java.util.List;

/// Asks the person of a run whether tools may be called.
public interface Approver {
    /// For a run that nobody can be asked about.
    Approver NOBODY = _ -> new Reply.Said(Approvals.Result.WITHDRAWN);

    /// Asks about all of these actions at once. Blocks until the person has answered, or did not in
    /// time; that is no time of the run's.
    ///
    /// @param actions not empty
    Reply ask(List<AskedAction> actions) throws InterruptedException;

    /// What came of a question.
    sealed interface Reply {
        /// One answer for all actions.
        record Said(Approvals.Result result) implements Reply {}

        /// The person is asked in the chat, and answers with their next message: the run is to end
        /// with the question.
        record LeftInChat(String question) implements Reply {}
    }
}
