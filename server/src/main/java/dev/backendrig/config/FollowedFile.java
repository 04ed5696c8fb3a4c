package dev.backendrig.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a file of the person's says, as it is now: looked at again where it is asked for, at most once
/// a second, and read again where its time or size is another one. A file that is broken leaves what
/// was last good in force, and says so once. Thread-safe.
///
/// @param <T> what the file is read as; immutable
public final class FollowedFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedFile.class);
    private static final Duration REST = Duration.ofSeconds(1);

    /// What tells one state of the file from another.
    private record Stamp(FileTime time, long size, @Nullable Object key) {}

    private final Path file;
    private final String word;
    private final T without;
    private final Function<Path, T> reading;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private T content;
    private @Nullable Stamp stamp;
    private @Nullable String problem;
    private long lookedAt;

    /// @param word begins the names of the log's events
    /// @param without what holds where there is no file
    /// @param reading throws [TomlException] where the file is broken
    /// @param nanoTime a clock as [System#nanoTime] is
    public FollowedFile(
            Path file, String word, T without, Function<Path, T> reading, LongSupplier nanoTime) {
        this.file = file;
        this.word = word;
        this.without = without;
        this.reading = reading;
        this.nanoTime = nanoTime;
        content = without;
        lookedAt = nanoTime.getAsLong();
        look();
    }

    /// What is in force.
    public T current() {
        lock.lock();
        try {
            var now = nanoTime.getAsLong();
            if (now - lookedAt >= REST.toNanos()) {
                lookedAt = now;
                look();
            }
            return content;
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
            content = now == null ? without : reading.apply(file);
            problem = null;
            LOG.atInfo().addKeyValue("there", now != null).log(word + ".read");
        } catch (TomlException e) {
            problem = e.sentence();
            LOG.atWarn().addKeyValue("problem", problem).log(word + ".broken");
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

    /// Where a table of an array of tables begins, for messages.
    ///
    /// @param header such as `[[rule]]`
    /// @param place from 0
    public static String line(Path file, String header, int place) {
        try {
            var lines = Files.readAllLines(file);
            var left = place;
            for (var i = 0; i < lines.size(); i++) {
                var isOne = lines.get(i).strip().replace(" ", "").startsWith(header);
                if (isOne && left-- == 0) return "line " + (i + 1);
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("toml.line_unknown");
        }
        return header + " number " + (place + 1);
    }
}
