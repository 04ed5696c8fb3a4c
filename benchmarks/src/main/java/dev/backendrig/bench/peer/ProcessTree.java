package dev.backendrig.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/// What a process and its descendants use, as Linux counts it (proc(5)).
public final class ProcessTree {
    /// `USER_HZ`: a tick of `/proc` is 10 ms on every Linux, whatever the kernel's own clock.
    private static final long TICK_MILLIS = 10;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    private final ProcessHandle root;

    public ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /// The processor time used so far, in user and kernel.
    public Duration cpu() throws IOException {
        var ticks = 0L;
        for (var pid : pids().toArray()) ticks += ticks(pid);
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /// The memory that is resident now; pages that processes share count for each.
    public long residentBytes() throws IOException {
        var sum = 0L;
        for (var pid : pids().toArray()) sum += resident(pid);
        return sum;
    }

    private LongStream pids() {
        var descendants = root.descendants().mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(root.pid()), descendants);
    }

    /// The fields are counted from behind the command's name, which may contain anything.
    private static long ticks(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
    }

    private static long resident(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        }
    }
}
