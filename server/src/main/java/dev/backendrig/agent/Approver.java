package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.Concern;
import java.util.List;

/// Asks the person of a run whether a tool may be called.
public interface Approver {
    /// For a run that nobody can be asked about.
    Approver NOBODY = (_, _) -> Approvals.Result.WITHDRAWN;

    /// Blocks until the person has answered, or did not in time. That is no time of the run's.
    ///
    /// @param call as it would be made
    /// @param concerns why they are asked, not empty
    Approvals.Result ask(ToolCall call, List<Concern> concerns) throws InterruptedException;
}
