package dev.backendrig.mcp.server;

/// Gives each call a thread of its own.
public interface CallThreads {
    /// Has the call run, or refused where nothing begins any more.
    void start(Call call);
}
