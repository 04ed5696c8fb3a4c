package dev.backendrig.bench.privacy;

import dev.backendrig.privacy.detector.DataKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tables of examples that the server's tests go through: `+`, a text and its value, or `-` and
/// a text, separated by tabs. The mark ␟ is taken out: it keeps scanners of secrets from taking a
/// made-up key for a real one.
final class Examples {
    private Examples() {}

    /// Each row of a kind's table as a document with one value or none.
    static List<Document> of(DataKind kind, Path folder) throws IOException {
        var documents = new ArrayList<Document>();
        var file = folder.resolve(kind.name().toLowerCase(Locale.ROOT) + ".tsv");
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) documents.add(document(kind, line));
        }
        return documents;
    }

    private static Document document(DataKind kind, String line) {
        var cells = line.replace("␟", "").split("\t", -1);
        var text = cells[1].translateEscapes();
        if (cells.length == 2) return new Document(text, List.of());
        return new Document(text, List.of(new Planted(kind, cells[2].translateEscapes())));
    }
}
