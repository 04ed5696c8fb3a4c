package dev.backendrig;

import dev.backendrig.agent.PersonParts;
import dev.backendrig.browser.session.ExtendedSettings;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.config.Settings;
import dev.backendrig.safety.Approvals;
import java.time.Duration;

/// How long the server waits for browsers and persons.
///
/// @param driver how long a tool call waits for a browser that another run drives
/// @param approval how long a question to a person is open
/// @param takeover how long a run waits for a page that its person has taken over
record Waits(
        SessionSettings browsers,
        ExtendedSettings extended,
        Duration driver,
        Duration approval,
        Duration takeover) {
    private static final Duration DRIVER = Duration.ofSeconds(10);

    /// What docs/protocol.md says, with the configured deadlines of actions.
    static Waits of(Settings settings) {
        return of(SessionSettings.of(settings.browser()), DRIVER);
    }

    static Waits of(SessionSettings browsers, Duration driver) {
        return new Waits(
                browsers,
                ExtendedSettings.DEFAULT,
                driver,
                Approvals.PATIENCE,
                PersonParts.TAKEOVER);
    }
}
