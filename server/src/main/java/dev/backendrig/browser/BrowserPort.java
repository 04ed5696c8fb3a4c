package dev.backendrig.browser;

import dev.backendrig.message.Part;
import java.util.Optional;

/// One connected browser. Thread-safe; commands are sent one at a time, in the order of the calls.
public interface BrowserPort {
    /// Sends the command and blocks for its result, at most for the command's deadline (and, after
    /// a navigation, at most 10 s more for the new page). Reads are tried once more after a
    /// timeout, changing actions never.
    BrowserResult perform(BrowserCommand command) throws InterruptedException;

    /// The address of the page the browser last told of.
    Optional<String> pageUrl();

    /// The title of the page the browser last told of.
    Optional<String> pageTitle();

    /// The last screenshot that the browser's person sent along and that is still valid. Taking it
    /// removes it: it belongs to one run.
    Optional<Part.Image> takeScreenshot();
}
