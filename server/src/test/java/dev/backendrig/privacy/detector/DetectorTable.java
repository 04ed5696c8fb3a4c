package dev.backendrig.privacy.detector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The examples of a kind: what is a value of it, and what only looks like one.
///
/// A line is `+`, the text and the exact value that is to be found in it, or `-` and the text,
/// separated by tabs; `#` begins a comment. `\n`, `\t` and `\\` stand for what they do in Java. The
/// mark ␟ is taken out: it keeps scanners of secrets from taking a made-up key for a real one.
record DetectorTable(DataKind kind, List<Row> rows) {
    static final Path FOLDER = Path.of("src/test/resources/dev/backendrig/privacy");

    /// A row.
    ///
    /// @param value what is to be found; empty: nothing
    record Row(DataKind kind, int line, String text, String value) {
        boolean isPositive() {
            return !value.isEmpty();
        }

        @Override
        public String toString() {
            return kind + " line " + line + ": " + text;
        }
    }

    static DetectorTable of(DataKind kind) throws IOException {
        var file = FOLDER.resolve(kind.name().toLowerCase(Locale.ROOT) + ".tsv");
        var lines = Files.readAllLines(file);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) rows.add(row(kind, i + 1, line));
        }
        return new DetectorTable(kind, List.copyOf(rows));
    }

    private static Row row(DataKind kind, int number, String line) {
        var cells = line.split("\t", -1);
        return switch (cells[0] + cells.length) {
            case "+3" -> new Row(kind, number, unescaped(cells[1]), unescaped(cells[2]));
            case "-2" -> new Row(kind, number, unescaped(cells[1]), "");
            default -> throw new IllegalArgumentException(kind + ", line " + number + ": " + line);
        };
    }

    private static String unescaped(String cell) {
        return cell.replace("␟", "").translateEscapes();
    }

    long positives() {
        return rows.stream().filter(Row::isPositive).count();
    }

    long negatives() {
        return rows.size() - positives();
    }
}
