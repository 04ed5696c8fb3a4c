package dev.backendrig.privacy.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.config.TomlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnDetectorsTest {
    private static final String HEAD = "[[detector]]\nname = \"a\"\n";

    @TempDir Path folder;

    @Test
    void thereAreNoneWithoutAFile() {
        assertThat(OwnDetectors.in(folder)).isEmpty();
    }

    @Test
    void thereAreNoneInAnEmptyFile() throws IOException {
        write("# nothing yet\n");
        assertThat(OwnDetectors.in(folder)).isEmpty();
    }

    @Test
    void readsWordsAndPatternsInTheirOrder() throws IOException {
        write(
                """
                [[detector]]
                name = "project"
                words = ["Garuda", "Proyek X"]

                [[detector]]
                name = "employee"
                pattern = '\\bEMP-\\d{6}\\b'
                """);
        var detectors = Detectors.of(Set.of(), List.of(), OwnDetectors.in(folder));
        assertThat(detectors.find("garuda, proyek x, EMP-123456, EMP-1"))
                .containsExactly(
                        new Finding(DataKind.CUSTOM, 0, 6),
                        new Finding(DataKind.CUSTOM, 8, 16),
                        new Finding(DataKind.CUSTOM, 18, 28));
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.concat(wrongForms(), wrongDetectors());
    }

    private static Stream<Arguments> wrongForms() {
        return Stream.of(
                Arguments.of("[[detector]\n", "privacy.toml, line 1: it is not TOML"),
                Arguments.of(HEAD + "words = [\"ab\"\nx", "privacy.toml, line "),
                Arguments.of(
                        "kinds = 1", "privacy.toml: \"kinds\" is not known; it has [[detector]]"),
                Arguments.of("[detector]\nname = \"a\"", "privacy.toml: write [[detector]], not"),
                Arguments.of("detector = [1]", "privacy.toml: detector 1: it is no table"),
                Arguments.of(
                        "[[detector]]\nwords = [\"ab\"]", "privacy.toml: detector 1: \"name\" is"),
                Arguments.of(
                        "[[detector]]\nname = \" \"", "privacy.toml: detector 1: \"name\" is"));
    }

    private static Stream<Arguments> wrongDetectors() {
        return Stream.of(
                Arguments.of(HEAD, "privacy.toml: detector 1: it needs either \"words\" or"),
                Arguments.of(
                        HEAD + "words = [\"ab\"]\npattern = \"x\"",
                        "privacy.toml: detector 1: it needs either \"words\" or \"pattern\""),
                Arguments.of(
                        HEAD + "word = [\"ab\"]",
                        "privacy.toml: detector 1: \"word\" is not known"),
                Arguments.of(HEAD + "words = []", "privacy.toml: detector 1: \"words\" is empty"),
                Arguments.of(
                        HEAD + "words = \"ab\"", "privacy.toml: detector 1: \"words\" is a list"),
                Arguments.of(HEAD + "words = [1]", "privacy.toml: detector 1: \"words\" is a list"),
                Arguments.of(
                        HEAD + "words = [\"a\"]", "privacy.toml: detector 1: a word has fewer"),
                Arguments.of(
                        HEAD + "pattern = 7", "privacy.toml: detector 1: \"pattern\" is a text"),
                Arguments.of(
                        HEAD + "pattern = \"(\"", "privacy.toml: detector 1: \"pattern\" is not"),
                Arguments.of(
                        HEAD + "pattern = '(a)\\1'",
                        "privacy.toml: detector 1: \"pattern\" is not"),
                Arguments.of(
                        HEAD + "pattern = \"a*\"", "privacy.toml: detector 1: \"pattern\" also"),
                Arguments.of(
                        HEAD + "pattern = \"((a{1,100}){1,100}){5}b\"",
                        "privacy.toml: detector 1: \"pattern\" "),
                Arguments.of(
                        HEAD + "pattern = \"" + "a".repeat(501) + "\"",
                        "privacy.toml: detector 1: \"pattern\" is longer than 500 characters"),
                Arguments.of(
                        HEAD + "words = [\"ab\"]\n" + HEAD + "words = [\"cd\"]",
                        "privacy.toml: detector 2: its \"name\" is another one's too"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void saysInOneLineWhatIsWrongAndWhere(String file, String start) throws IOException {
        write(file);
        var thrown = catchThrowableOfType(TomlException.class, () -> OwnDetectors.in(folder));
        assertThat(thrown).hasMessageStartingWith(start);
        assertThat(thrown.getMessage()).hasLineCount(1);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(OwnDetectors.FILE), text);
    }
}
