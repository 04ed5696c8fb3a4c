package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserResult;
import org.jspecify.annotations.Nullable;

/// An action that was sent and waits for its result; the first one stays. Not thread-safe; the desk
/// guards it.
final class PendingAction {
    private final String requestId;
    private final String message;
    private @Nullable BrowserResult result;

    /// @param message as it is sent, and sent again
    PendingAction(String requestId, String message) {
        this.requestId = requestId;
        this.message = message;
    }

    String requestId() {
        return requestId;
    }

    String message() {
        return message;
    }

    /// Takes the result; false where it has one already.
    boolean complete(BrowserResult outcome) {
        if (result != null) return false;
        result = outcome;
        return true;
    }

    /// The result, null where none came so far.
    @Nullable BrowserResult result() {
        return result;
    }
}
