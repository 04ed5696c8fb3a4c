package dev.backendrig.client;

/// What happens to a browser. Called by the thread that reads the socket: it must not wait.
public interface BrowserListener {
    /// Hears nothing.
    BrowserListener SILENT = new BrowserListener() {};

    default void onRunState(RunState state) {}

    /// A session began, or goes on after a break.
    default void onSession(String sessionId, boolean resumed) {}
}
