package dev.backendrig.privacy.detector;

import dev.backendrig.config.Toml;
import dev.backendrig.config.TomlException;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a person's own detectors from `privacy.toml`:
///
/// ```toml
/// [[detector]]
/// name = "project"
/// words = ["Garuda", "Proyek X"]
///
/// [[detector]]
/// name = "employee"
/// pattern = '\bEMP-\d{6}\b'
/// ```
public final class OwnDetectors {
    /// The file's name in the data folder.
    public static final String FILE = "privacy.toml";

    private static final String TABLE = "detector";
    private static final Set<String> MEMBERS = Set.of("name", "words", "pattern");

    private final Path file;
    private final Set<String> names = new HashSet<>();

    private OwnDetectors(Path file) {
        this.file = file;
    }

    /// The detectors of the data folder's file; none where there is no file.
    ///
    /// @throws TomlException if the file is wrong, with one line that says what and where
    public static List<Detector> in(Path folder) {
        var file = folder.resolve(FILE);
        return Files.exists(file) ? read(file) : List.of();
    }

    /// The detectors of this file.
    ///
    /// @throws TomlException if the file is wrong, with one line that says what and where
    public static List<Detector> read(Path file) {
        return new OwnDetectors(file).detectors(Toml.read(file));
    }

    private List<Detector> detectors(JsonObject root) {
        for (var name : root.members().keySet()) {
            if (!name.equals(TABLE))
                throw wrong("\"" + name + "\" is not known; it has [[detector]]");
        }
        if (!root.has(TABLE)) return List.of();
        var tables =
                root.array(TABLE).orElseThrow(() -> wrong("write [[detector]], not [detector]"));
        var detectors = new ArrayList<Detector>();
        for (var table : tables) {
            var where = "detector " + (detectors.size() + 1) + ": ";
            if (!(table instanceof JsonObject object)) throw wrong(where + "it is no table");
            detectors.add(detector(object, where));
        }
        return detectors;
    }

    private Detector detector(JsonObject table, String where) {
        for (var member : table.members().keySet()) {
            if (!MEMBERS.contains(member)) {
                throw wrong(where + "\"" + member + "\" is not known; it has name, words, pattern");
            }
        }
        var name = table.string("name").filter(it -> !it.isBlank());
        if (name.isEmpty()) throw wrong(where + "\"name\" is missing");
        if (!names.add(name.get())) throw wrong(where + "its \"name\" is another one's too");
        if (table.has("words") == table.has("pattern")) {
            throw wrong(where + "it needs either \"words\" or \"pattern\"");
        }
        try {
            return table.has("words") ? ofWords(table, where) : ofPattern(table, where);
        } catch (IllegalArgumentException e) {
            throw wrong(where + e.getMessage());
        }
    }

    private Detector ofWords(JsonObject table, String where) {
        var list = table.array("words").map(JsonArray::items).orElse(List.of(JsonNull.NULL));
        var words = new ArrayList<String>();
        for (var word : list) if (word instanceof JsonString(var text)) words.add(text);
        if (words.size() < list.size()) throw wrong(where + "\"words\" is a list of texts");
        return CustomDetector.ofWords(words);
    }

    private Detector ofPattern(JsonObject table, String where) {
        var pattern =
                table.string("pattern").orElseThrow(() -> wrong(where + "\"pattern\" is a text"));
        return CustomDetector.ofPattern(pattern);
    }

    private TomlException wrong(String what) {
        return new TomlException(file.getFileName() + ": " + what);
    }
}
