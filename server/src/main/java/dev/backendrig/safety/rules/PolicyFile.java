package dev.backendrig.safety.rules;

import dev.backendrig.config.Toml;
import dev.backendrig.config.TomlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rules in a file, as it is now: looked at again where it is asked for, at most once a second,
/// and read again where its time or size is another one. A file that is not there has no rules; one
/// that is broken leaves the last good rules in force, and says so once. Thread-safe.
public final class PolicyFile {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);
    private static final Duration REST = Duration.ofSeconds(1);

    /// What tells one state of the file from another.
    private record Stamp(FileTime time, long size, @Nullable Object key) {}

    private final Path file;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private Policy policy = Policy.NONE;
    private @Nullable Stamp stamp;
    private @Nullable String problem;
    private long lookedAt;

    /// @param nanoTime a clock as [System#nanoTime] is
    public PolicyFile(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        lookedAt = nanoTime.getAsLong();
        look();
    }

    /// The rules in force.
    public Policy current() {
        lock.lock();
        try {
            var now = nanoTime.getAsLong();
            if (now - lookedAt >= REST.toNanos()) {
                lookedAt = now;
                look();
            }
            return policy;
        } finally {
            lock.unlock();
        }
    }

    /// One line on what is wrong with the file, empty where nothing is.
    public Optional<String> problem() {
        lock.lock();
        try {
            return Optional.ofNullable(problem);
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        var now = stampNow();
        if (now == null && stamp == null) return;
        if (now != null && now.equals(stamp)) return;
        stamp = now;
        try {
            policy = now == null ? Policy.NONE : PolicyReader.read(Toml.read(file), this::line);
            problem = null;
            LOG.atInfo().addKeyValue("rules", policy.rules().size()).log("policy.read");
        } catch (TomlException e) {
            problem = e.getMessage();
            LOG.atWarn()
                    .addKeyValue("problem", problem)
                    .addKeyValue("rules_in_force", policy.rules().size())
                    .log("policy.broken");
        }
    }

    private @Nullable Stamp stampNow() {
        try {
            var is = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(is.lastModifiedTime(), is.size(), is.fileKey());
        } catch (IOException e) {
            // Not there is an answer; there and not to be looked at is broken.
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? new Stamp(FileTime.fromMillis(0), -1, null)
                    : null;
        }
    }

    /// Where the rule of this place begins.
    private String line(int place) {
        try {
            var lines = Files.readAllLines(file);
            var left = place;
            for (var i = 0; i < lines.size(); i++) {
                var isRule = lines.get(i).strip().replace(" ", "").startsWith("[[rule]]");
                if (isRule && left-- == 0) return "line " + (i + 1);
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("policy.line_unknown");
        }
        return "rule " + (place + 1);
    }
}
