package dev.backendrig.safety.acts;

import dev.backendrig.safety.Concern;
import java.util.List;

/// What is said of a call.
public sealed interface ActVerdict {
    /// Nothing speaks against it.
    record Fine() implements ActVerdict {}

    /// It cannot be undone, and this very prompt names it: that is the approval of it, once.
    ///
    /// @param act names action and target
    record Named(String act) implements ActVerdict {}

    /// The person is to be asked.
    ///
    /// @param grave those that also no rule of theirs lifts, not even one that allows the call
    record Ask(List<Concern> concerns, List<Concern> grave) implements ActVerdict {
        public Ask {
            concerns = List.copyOf(concerns);
            grave = List.copyOf(grave);
        }
    }

    /// It is not to be done.
    ///
    /// @param reason for the model
    /// @param rule names the rule in the audit log and in metrics
    record Refused(String reason, String rule) implements ActVerdict {}
}
