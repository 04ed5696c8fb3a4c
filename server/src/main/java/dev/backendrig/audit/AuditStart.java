package dev.backendrig.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a log that is there already is to be gone on with.
///
/// @param seq number of the line to go on after
/// @param hash its hash
/// @param first number of the first line that is kept
/// @param tornBytes of a line that was begun when the server was killed, and is taken away
/// @param headFound false where there are lines, and not the file that says how far they go
/// @param isWhole false where lines are missing at the end: the chain then stays broken
record AuditStart(
        long seq, String hash, long first, long tornBytes, boolean headFound, boolean isWhole) {
    /// Finds the place and takes a torn line away.
    static AuditStart find(Path folder, FileChannel headFile) throws IOException {
        var current = folder.resolve(AuditFiles.CURRENT);
        var torn = Files.exists(current) ? cutTornLine(current) : 0;
        var last = last(folder);
        var head = AuditHead.read(headFile);
        if (head.isEmpty()) {
            return last == null
                    ? new AuditStart(0, AuditLine.NOTHING, 1, torn, true, true)
                    : new AuditStart(last.seq(), last.hash(), first(folder), torn, false, true);
        }
        return found(head.get(), last, torn);
    }

    /// A line that was written but not counted yet counts. Where lines are missing, the chain goes on
    /// from where it had been: the hole stays to be seen.
    private static AuditStart found(AuditHead head, @Nullable AuditLine last, long torn) {
        var isWhole =
                last != null
                        && (last.seq() > head.seq()
                                || (last.seq() == head.seq() && last.hash().equals(head.hash())));
        return isWhole && last != null
                ? new AuditStart(last.seq(), last.hash(), head.first(), torn, true, true)
                : new AuditStart(
                        head.seq(), head.hash(), head.first(), torn, true, head.seq() == 0);
    }

    private static long cutTornLine(Path file) throws IOException {
        var whole = 0L;
        try (var lines = new AuditLines(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().ended()) whole += line.get().bytes() + 1;
            }
        }
        var torn = Files.size(file) - whole;
        if (torn > 0) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        return torn;
    }

    private static @Nullable AuditLine last(Path folder) throws IOException {
        for (var file : AuditFiles.all(folder).reversed()) {
            var last = Optional.<AuditLines.Line>empty();
            try (var lines = new AuditLines(file)) {
                for (var line = lines.next(); line.isPresent(); line = lines.next()) last = line;
            }
            if (last.isPresent()) return AuditLine.read(last.get().text()).orElse(null);
        }
        return null;
    }

    private static long first(Path folder) throws IOException {
        var older = AuditFiles.older(folder);
        return older.isEmpty() ? 1 : AuditFiles.firstSeq(older.getFirst());
    }
}
