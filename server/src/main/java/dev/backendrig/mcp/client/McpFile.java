package dev.backendrig.mcp.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `mcp.json` as it is now. Used by one thread at a time.
final class McpFile {
    private static final int MOST_BYTES = 1024 * 1024;

    /// What tells one state of the file from another.
    private record Stamp(FileTime time, long size, @Nullable Object key) {}

    private final Path file;
    private final Variables variables;
    private @Nullable Stamp stamp;

    McpFile(Path file, Variables variables) {
        this.file = file;
        this.variables = variables;
    }

    /// What it says, empty where that is what it said before. A file that is not there says nothing.
    Optional<McpConfig> news() {
        var now = stampNow();
        if (now == null ? stamp == null : now.equals(stamp)) return Optional.empty();
        stamp = now;
        return Optional.of(now == null ? McpConfig.NONE : read(now));
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

    private McpConfig read(Stamp now) {
        try {
            if (now.size() > MOST_BYTES) return broken("it is larger than 1 MiB");
            return new ConfigReader(name(), variables).read(Files.readAllBytes(file));
        } catch (IOException e) {
            return broken("it cannot be read");
        }
    }

    private McpConfig broken(String what) {
        return new McpConfig(List.of(), List.of(name() + ": " + what));
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
