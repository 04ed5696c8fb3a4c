package dev.backendrig.http.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All files of the console, read once. Immutable.
///
/// What is not here cannot be had, however its path is written: a request's path is only looked up
/// among the names that were found. Symbolic links, hidden files and names with other than plain
/// characters are left out.
public final class ConsoleFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleFiles.class);
    private static final String PAGE = "index.html";
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final int MAX_DEPTH = 8;
    private static final int MAX_FILES = 1_000;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final ConsoleFile page;
    private final Map<String, ConsoleFile> assets;

    private ConsoleFiles(ConsoleFile page, Map<String, ConsoleFile> assets) {
        this.page = page;
        this.assets = Map.copyOf(assets);
    }

    /// The console in a folder; empty, with a warning in the log, where it cannot be read, has no
    /// page or is too large to be one.
    public static Optional<ConsoleFiles> load(Path folder) {
        try {
            var files = read(folder);
            var page = files.remove(PAGE);
            if (page == null) throw new IOException("there is no " + PAGE);
            return Optional.of(new ConsoleFiles(page, files));
        } catch (IOException | UncheckedIOException e) {
            LOG.atWarn().setCause(e).log("console.unreadable");
            return Optional.empty();
        }
    }

    private static Map<String, ConsoleFile> read(Path folder) throws IOException {
        var files = new HashMap<String, ConsoleFile>();
        var left = MAX_BYTES;
        try (var all = Files.walk(folder.toRealPath(), MAX_DEPTH)) {
            for (var file : all.filter(ConsoleFiles::isPlain).limit(MAX_FILES + 1L).toList()) {
                var name = name(folder.toRealPath(), file);
                if (!NAME.matcher(name).matches()) continue;
                left -= Files.size(file);
                if (left < 0 || files.size() == MAX_FILES) throw new IOException("too large");
                files.put(name, new ConsoleFile(Files.readAllBytes(file), MediaTypes.of(name)));
            }
        }
        return files;
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /// The page itself.
    public ConsoleFile page() {
        return page;
    }

    /// What the page loads.
    ///
    /// @param name as in the folder, its parts separated by slashes
    public Optional<ConsoleFile> asset(String name) {
        return Optional.ofNullable(assets.get(name));
    }
}
