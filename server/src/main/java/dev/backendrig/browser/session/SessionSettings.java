package dev.backendrig.browser.session;

import dev.backendrig.config.Settings;
import java.time.Duration;

/// The time and memory that sessions get.
///
/// @param readTimeout how long a browser may take to answer a command that only looks
/// @param actionTimeout how long it may take for one that changes the page
/// @param pageTimeout how long the action after a navigation waits for the new page
/// @param appearTimeout how long an unknown session id is waited for
/// @param returnTimeout the same where its browser is likely to be reconnecting
/// @param returnWindow how long after a socket's end, or after the server's start, that is likely
/// @param screenshotAge how long a screenshot is of use
/// @param screenshotBytes what all screenshots together may take
public record SessionSettings(
        Duration readTimeout,
        Duration actionTimeout,
        Duration pageTimeout,
        Duration appearTimeout,
        Duration returnTimeout,
        Duration returnWindow,
        Duration screenshotAge,
        long screenshotBytes) {

    /// The configured deadlines of actions, and for all else what docs/protocol.md says.
    public static SessionSettings of(Settings.Browser browser) {
        return new SessionSettings(
                browser.readTimeout(),
                browser.actionTimeout(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(7),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                64L * 1024 * 1024);
    }
}
