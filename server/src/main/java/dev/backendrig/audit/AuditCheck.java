package dev.backendrig.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks the chain of an audit log, also while a server writes it. Used by one thread, once.
///
/// It finds a line that was changed, taken out, put in or moved, and an end or a beginning that is
/// missing. Whoever can write the folder can also write a whole new chain: against that helps only a
/// hash of an earlier check, kept elsewhere.
public final class AuditCheck {
    /// A server that goes on to another file meanwhile is no fault.
    private static final int TRIES = 5;

    private final Path folder;
    private @Nullable AuditLine last;
    private long lines;
    private boolean metHead;
    private boolean torn;

    /// What a check says.
    public sealed interface Outcome {
        /// There is no log.
        record Missing() implements Outcome {}

        /// Every line follows the one before, and none is missing at the end.
        ///
        /// @param lines that are there
        /// @param seq number of the last
        /// @param hash of the last
        /// @param torn whether a line behind it was begun; the next start takes it away
        record Whole(long lines, long seq, String hash, boolean torn) implements Outcome {}

        /// A line is not what was written, or not where it was.
        ///
        /// @param file which has the first wrong line, or lacks it
        /// @param line its number in the file, from 1
        /// @param reason a sentence
        record Broken(String file, long line, String reason) implements Outcome {}
    }

    private AuditCheck(Path folder) {
        this.folder = folder;
    }

    /// Checks the log in a data folder.
    ///
    /// @throws IOException if it cannot be read
    public static Outcome of(Path folder) throws IOException {
        var outcome = once(folder);
        for (var i = 1; i < TRIES && outcome.isEmpty(); i++) outcome = once(folder);
        return outcome.orElseThrow(() -> new IOException("The log changes too fast"));
    }

    /// Empty where the files were others at the end than at the beginning.
    private static Optional<Outcome> once(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return Optional.of(new Outcome.Missing());
        var files = AuditFiles.all(folder);
        try {
            var outcome = new AuditCheck(folder).check(files);
            var isSame = files.equals(AuditFiles.all(folder));
            return isSame ? Optional.of(outcome) : Optional.empty();
        } catch (NoSuchFileException e) {
            if (files.equals(AuditFiles.all(folder))) throw e;
            return Optional.empty();
        }
    }

    private Outcome check(List<Path> files) throws IOException {
        var head = head();
        if (files.isEmpty() && head.isEmpty()) return new Outcome.Missing();
        if (head.isEmpty()) {
            return new Outcome.Broken(AuditHead.FILE, 1, "it is missing or cannot be read");
        }
        for (var file : files) {
            var broken = check(file, head.get(), file.equals(files.getLast()));
            if (broken != null) return broken;
        }
        return ended(head.get());
    }

    private Optional<AuditHead> head() throws IOException {
        var file = folder.resolve(AuditHead.FILE);
        if (!Files.exists(file)) return Optional.empty();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return AuditHead.read(channel);
        }
    }

    private Outcome.@Nullable Broken check(Path file, AuditHead head, boolean isLast)
            throws IOException {
        var name = file.getFileName().toString();
        var number = 0L;
        try (var all = new AuditLines(file)) {
            for (var it = all.next(); it.isPresent(); it = all.next()) {
                number++;
                if (!it.get().ended() && isLast) {
                    torn = true;
                    return null;
                }
                var reason = wrong(it.get(), head);
                if (reason != null) return new Outcome.Broken(name, number, reason);
            }
        }
        return null;
    }

    /// Why a line is wrong where it stands; null where it is not.
    private @Nullable String wrong(AuditLines.Line read, AuditHead head) {
        var found = AuditLine.read(read.text());
        if (found.isEmpty() || !read.ended()) {
            return "it is not as it was written: its hash does not fit it";
        }
        var line = found.get();
        var before = last;
        last = line;
        lines++;
        metHead |= line.seq() == head.seq();
        if (line.seq() == head.seq() && !line.hash().equals(head.hash())) {
            return "it is not the line that was written";
        }
        return before == null ? wrongFirst(line, head) : wrongAfter(before, line);
    }

    /// The oldest lines are forgotten in time, which the head knows of.
    private static @Nullable String wrongFirst(AuditLine line, AuditHead head) {
        if (line.seq() > head.first()) return missing(head.first(), line);
        return line.seq() == 1 && !line.prev().equals(AuditLine.NOTHING)
                ? "it is the first and follows another line"
                : null;
    }

    private static @Nullable String wrongAfter(AuditLine before, AuditLine line) {
        if (line.seq() != before.seq() + 1) return missing(before.seq() + 1, line);
        return line.prev().equals(before.hash()) ? null : "it does not follow the line before it";
    }

    private static String missing(long seq, AuditLine line) {
        return "line %d of the log should be here; this is line %d".formatted(seq, line.seq());
    }

    private Outcome ended(AuditHead head) {
        var end = last;
        if (end == null && head.seq() == 0) {
            return new Outcome.Whole(0, 0, AuditLine.NOTHING, torn);
        }
        if (end == null || !metHead) {
            return new Outcome.Broken(
                    AuditFiles.CURRENT,
                    lines + 1,
                    "the log goes to line %d; the last one here is line %d"
                            .formatted(head.seq(), end == null ? 0 : end.seq()));
        }
        return new Outcome.Whole(lines, end.seq(), end.hash(), torn);
    }
}
