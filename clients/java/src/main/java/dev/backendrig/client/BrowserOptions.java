package dev.backendrig.client;

import java.util.List;
import java.util.Optional;

/// How to be a browser.
///
/// @param tools what the model is offered, in this order
/// @param person answers questions; without one they stay open for whoever else is asked
/// @param resumeToken of the last session, to get it back
public record BrowserOptions(
        List<BrowserTool> tools,
        Optional<Person> person,
        BrowserListener listener,
        Optional<String> resumeToken,
        Retries retries) {
    public BrowserOptions {
        tools = List.copyOf(tools);
    }

    /// Answers for the person, on a virtual thread of its own, which is interrupted once no answer
    /// is wanted any more. What it throws counts as a no.
    @FunctionalInterface
    public interface Person {
        Decision decide(BrowserQuestion question) throws Exception;
    }

    public static BrowserOptions of(BrowserTool... tools) {
        return new BrowserOptions(
                List.of(tools),
                Optional.empty(),
                BrowserListener.SILENT,
                Optional.empty(),
                Retries.OF_A_BROWSER);
    }

    public BrowserOptions withPerson(Person other) {
        return new BrowserOptions(tools, Optional.of(other), listener, resumeToken, retries);
    }

    public BrowserOptions withListener(BrowserListener other) {
        return new BrowserOptions(tools, person, other, resumeToken, retries);
    }

    public BrowserOptions withResumeToken(String token) {
        return new BrowserOptions(tools, person, listener, Optional.of(token), retries);
    }

    public BrowserOptions withRetries(Retries other) {
        return new BrowserOptions(tools, person, listener, resumeToken, other);
    }
}
