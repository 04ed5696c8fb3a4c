package dev.backendrig.model.contract;

import dev.backendrig.model.gemini.ReceivedRequest;
import dev.backendrig.model.gemini.Reply;
import java.util.List;
import java.util.Set;

/// A provider's wire format: how a script is said in it and how a request is read from it.
public interface WireFormat {
    Set<Ability> abilities();

    /// What the base address has behind the host.
    String path();

    /// Where a turn is asked for.
    String target();

    /// A response's head, its body to be filled.
    Reply stream();

    /// A turn, event by event.
    List<Event> events(Script script);

    /// Texts that may stand between two events and mean nothing.
    List<String> noise();

    /// Failures of every kind, as this provider tells them.
    List<Refusal> refusals();

    /// What was asked.
    Asked read(ReceivedRequest request);
}
