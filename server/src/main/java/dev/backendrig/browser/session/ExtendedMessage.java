package dev.backendrig.browser.session;

import dev.backendrig.browser.Consent;
import dev.backendrig.page.PageSnapshot;
import org.jspecify.annotations.Nullable;

/// What a browser of the extended protocol says beside a [ClientMessage].
sealed interface ExtendedMessage {
    /// What the person wants.
    sealed interface OfPerson extends ExtendedMessage {}

    /// The person's answer to a question.
    record ApprovalResult(String approvalId, Consent consent) implements OfPerson {}

    /// The person wants a run to end.
    record Cancel(String runId) implements OfPerson {}

    /// The person uses the page of a run themselves.
    record TookOver(String runId) implements OfPerson {}

    /// The person wants the run to go on.
    ///
    /// @param snapshot the page as it is now, null where none came
    record GaveBack(String runId, @Nullable PageSnapshot snapshot) implements OfPerson {}

    /// A message of the base contract, or none that can be used.
    record Base(ClientMessage message) implements ExtendedMessage {}
}
