package dev.backendrig.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The names and defaults of the settings in the documents beside those in the code.
class DocumentedSettingsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z_]+)`");

    @Test
    void theExampleFileHasEveryNameWithItsDefaultAndNoOther() throws Exception {
        var documented = new TreeMap<String, String>();
        var line = Pattern.compile("(?m)^#([A-Z_]+)=(.*)$").matcher(read(".env.example"));
        while (line.find()) documented.put(line.group(1), line.group(2));
        assertThat(documented).isEqualTo(defaults());
    }

    private static Map<String, String> defaults() {
        var all = new TreeMap<String, String>();
        for (var variable : Variable.values()) all.put(variable.name(), variable.defaultText());
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.id.md"})
    void eachReadmeHasEveryNameAndNoOther(String readme) throws Exception {
        assertThat(rows(readme).flatMap(row -> all(NAME, row)).distinct())
                .containsExactlyInAnyOrderElementsOf(defaults().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.id.md"})
    void eachReadmeTellsEveryDefault(String readme) throws Exception {
        rows(readme)
                .forEach(row -> {
                    var cells = row.split("\\|", -1);
                    var names = all(NAME, cells[1]).toList();
                    var told = all(CODE, cells[2]).toList();
                    var meant =
                            names.stream()
                                    .map(name -> Variable.valueOf(name).defaultText())
                                    .filter(text -> !text.isEmpty())
                                    .toList();
                    // Its default depends on another setting, which the row tells.
                    if (!names.equals(List.of("MODEL_PROVIDER"))) assertThat(told).isEqualTo(meant);
                });
    }

    /// The rows of the table of settings.
    private static Stream<String> rows(String readme) throws IOException {
        var isSetting =
                Arrays.stream(Variable.values()).map(it -> "| `" + it.name() + "`").toList();
        return read(readme).lines().filter(line -> isSetting.stream().anyMatch(line::startsWith));
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
