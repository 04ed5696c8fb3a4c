package dev.backendrig.http;

import dev.backendrig.browser.session.UseAnswer;

/// Asks persons whether a page may use their browser. Thread-safe.
public interface SessionUse {
    /// Blocks for the answer, up to a limit of its own.
    ///
    /// @param clientId the random client id from the page's cookie
    /// @param origin of the page, which is the server's own
    UseAnswer requestUse(String clientId, String origin) throws InterruptedException;
}
