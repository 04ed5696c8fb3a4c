package dev.backendrig.mcp.client;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A program and all that it has started.
record ProcessTree(Process process) {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    /// Ends it as MCP says ("Lifecycle", Shutdown): the end of its input, then a request to end, then
    /// by force. Blocks for about two seconds at most.
    void end() {
        // Once their parent has gone nobody knows whose children they were.
        var all = new LinkedHashSet<ProcessHandle>(process.descendants().toList());
        all.add(process.toHandle());
        closeInput();
        if (!haveEnded(Set.of(process.toHandle()))) process.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroy);
        if (!haveEnded(all)) all.forEach(ProcessHandle::destroyForcibly);
    }

    private void closeInput() {
        // The thread that writes may hold the stream and wait for a program that does not read.
        Thread.ofPlatform()
                .daemon()
                .name("mcp-end")
                .start(() -> {
                    try {
                        process.getOutputStream().close();
                    } catch (IOException e) {
                        LOG.atDebug().log("mcp.input_was_closed");
                    }
                });
    }

    /// Waits until none of them lives, but not for long.
    private static boolean haveEnded(Set<ProcessHandle> all) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (all.stream().anyMatch(ProcessHandle::isAlive)) {
                if (System.nanoTime() > until) return false;
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
