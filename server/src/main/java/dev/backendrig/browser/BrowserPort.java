package dev.backendrig.browser;

import dev.backendrig.message.Part;
import java.time.Duration;
import java.util.Optional;

/// One connected browser. Thread-safe; commands are sent one at a time, in the order of the calls.
public interface BrowserPort {
    /// Sends the command and blocks for its result, at most for the command's deadline (and, after
    /// a navigation, at most 10 s more for the new page). Reads are tried once more after a
    /// timeout, changing actions never.
    BrowserResult perform(BrowserCommand command) throws InterruptedException;

    /// Blocks until the page of the last navigation is there, at most as long as [#perform] would:
    /// what [#pageUrl] says then is where the next command would be done.
    default void awaitPage() throws InterruptedException {}

    /// How long the browser has been on pages of the same scheme, host and port as [#pageUrl]; empty
    /// where it told of none.
    default Optional<Duration> timeOnOrigin() {
        return Optional.empty();
    }

    /// The address of the page the browser last told of.
    Optional<String> pageUrl();

    /// The title of the page the browser last told of.
    Optional<String> pageTitle();

    /// The last screenshot that the browser's person sent along and that is still valid. Taking it
    /// removes it: it belongs to one run.
    Optional<Part.Image> takeScreenshot();
}
