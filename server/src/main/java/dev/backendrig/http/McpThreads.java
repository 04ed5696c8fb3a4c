package dev.backendrig.http;

import dev.backendrig.mcp.server.Call;
import dev.backendrig.mcp.server.CallThreads;

/// Runs the calls of MCP clients, each on a virtual thread that a stopping server waits for.
///
/// @param runs what a stopping server waits for
record McpThreads(LiveRuns runs) implements CallThreads {
    @Override
    public void start(Call call) {
        Thread.ofVirtual().name("mcp-call").start(() -> run(call));
    }

    private void run(Call call) {
        var run = runs.begin();
        if (run == null) {
            call.refuse();
            return;
        }
        try (run) {
            call.run();
        } finally {
            runs.end(run);
        }
    }
}
