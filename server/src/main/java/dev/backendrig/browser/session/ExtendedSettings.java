package dev.backendrig.browser.session;

import java.time.Duration;

/// The limits of the extended protocol.
///
/// @param helloTime how long a browser may take to say hello
/// @param helloBytes the longest hello that is read
/// @param grace how long a lost socket's pending action waits for its browser to come back
/// @param useTime how long a person may take to say whether a page may use their browser
/// @param toolBytes what the tools of all browsers together may take, those that declare the same
///     counted once
public record ExtendedSettings(
        Duration helloTime, int helloBytes, Duration grace, Duration useTime, long toolBytes) {
    /// What docs/protocol.md says.
    public static final ExtendedSettings DEFAULT =
            new ExtendedSettings(
                    Duration.ofSeconds(5),
                    256 * 1024,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Math.max(32L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8));
}
