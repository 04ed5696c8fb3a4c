package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.OwnDetectors;
import dev.backendrig.safety.rules.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the documents say of safety: examples that work, sources that are named, limits that are told.
class SafetyDocumentsTest {
    private static final Path SECURITY = Path.of("../docs/security.md");
    private static final Path DETECTORS = Path.of("src/main/java/dev/backendrig/privacy/detector");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```toml\n(.*?)```");
    private static final Pattern REFERENCE = Pattern.compile("\\[(\\w+)]");

    /// A standard with its number, a law, an authority, or where it can be read.
    private static final Pattern SOURCE =
            Pattern.compile(
                    "(RFC|BIP|EIP|ITU-T|ISO(/IEC)?) ?[\\w.-]*\\d|Peraturan \\w+|SSA,"
                            + "|\\w+\\.(com|org|net|io|dev)\\b");

    @TempDir Path folder;

    @Test
    void eachRuleIsReadAsItStands() throws Exception {
        var examples = examples("[[rule]]");
        assertThat(examples).hasSize(3);
        for (var example : examples) {
            var file = Files.writeString(folder.resolve("policy.toml"), example);
            var policy = new PolicyFile(file, System::nanoTime);
            assertThat(policy.problem()).isEmpty();
            assertThat(policy.current().rules()).isNotEmpty();
        }
    }

    @Test
    void ownDetectorsAreReadAsTheyStand() throws Exception {
        for (var example : examples("[[detector]]")) {
            Files.writeString(folder.resolve(OwnDetectors.FILE), example);
            assertThat(OwnDetectors.in(folder)).isNotEmpty();
        }
    }

    private static List<String> examples(String table) throws IOException {
        return EXAMPLE.matcher(Files.readString(SECURITY))
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.contains(table))
                .toList();
    }

    /// In its own comment, or in those of the files that it leads to.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUSTOM")
    void everyDetectorCitesItsSource(DataKind kind) throws Exception {
        var name =
                kind.name().charAt(0)
                        + kind.name().substring(1).toLowerCase(Locale.ROOT)
                        + "Detector";
        var comments = new StringBuilder(comments(name));
        var reference = REFERENCE.matcher(comments(name));
        while (reference.find()) comments.append(comments(reference.group(1)));
        assertThat(comments).containsPattern(SOURCE);
    }

    private static String comments(String name) throws IOException {
        var file = DETECTORS.resolve(name + ".java");
        if (!Files.exists(file)) return "";
        return Files.readString(file)
                .lines()
                .filter(line -> line.strip().startsWith("///"))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Who is trusted with what", "The way of one call", "What is not defended"})
    void theThreatModelHasItsParts(String heading) throws Exception {
        assertThat(Files.readString(SECURITY)).contains("\n## " + heading + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/security.md", "docs/privacy.md", "README.md", ".env.example"})
    void thatPicturesAreNotMaskedIsSaid(String document) throws Exception {
        assertThat(Files.readString(Path.of("..").resolve(document)))
                .containsIgnoringCase("screenshots")
                .contains("cannot be masked");
    }
}
