package dev.backendrig.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The names of the log's files: the one that is written, and older ones by the number of their first
/// line.
final class AuditFiles {
    static final String CURRENT = "audit.jsonl";

    private static final Pattern OLDER = Pattern.compile("audit-(\\d{12})\\.jsonl");

    private AuditFiles() {}

    static String older(long firstSeq) {
        return "audit-%012d.jsonl".formatted(firstSeq);
    }

    /// The older files, the oldest first.
    static List<Path> older(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "audit-*.jsonl")) {
            for (var it : all)
                if (OLDER.matcher(it.getFileName().toString()).matches()) found.add(it);
        }
        found.sort(null);
        return found;
    }

    /// All files, the oldest first.
    static List<Path> all(Path folder) throws IOException {
        var all = new ArrayList<>(older(folder));
        var current = folder.resolve(CURRENT);
        if (Files.exists(current)) all.add(current);
        return all;
    }

    /// The number of the first line of an older file, as its name says it.
    static long firstSeq(Path older) {
        var name = OLDER.matcher(older.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }
}
