package dev.backendrig.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The heap of another JVM that runs the serial collector, looked at with `jcmd`.
public final class Heap {
    private static final Pattern USED =
            Pattern.compile("(?m)^ *(?:DefNew|Tenured) .* used (\\d+)K");
    private static final long LIMIT_SECONDS = 30;

    private final Path jcmd;
    private final long pid;

    public Heap(Path javaHome, long pid) {
        this.jcmd = javaHome.resolve("bin/jcmd");
        this.pid = pid;
    }

    /// What is left in use after a full collection.
    public long liveBytes() throws IOException, InterruptedException {
        ask("GC.run");
        var info = ask("GC.heap_info");
        var used =
                USED.matcher(info).results().mapToLong(m -> Long.parseLong(m.group(1))).toArray();
        if (used.length != 2) throw new IOException("not the heap of a serial collector: " + info);
        return (used[0] + used[1]) * 1024;
    }

    private String ask(String command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        try (var out = process.inputReader()) {
            var text = out.readAllAsString();
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return text;
            }
            throw new IOException("jcmd " + command + " failed: " + text);
        } finally {
            process.destroyForcibly();
        }
    }
}
