package dev.backendrig.browser;

import dev.backendrig.page.PageSnapshot;
import org.jspecify.annotations.Nullable;

/// A run that uses a browser, as the browser's person may steer it. Called on the socket's thread:
/// no method blocks.
public interface SteeredRun {
    /// What the browser knows the run by; a secret.
    String id();

    /// The person wants it to end.
    void cancel();

    /// The person uses the page themselves: nothing more is begun until they give it back.
    void tookOver();

    /// The person wants it to go on.
    ///
    /// @param page as they left it, null where their browser did not say
    void gaveBack(@Nullable PageSnapshot page);
}
