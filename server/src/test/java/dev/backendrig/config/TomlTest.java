package dev.backendrig.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomlTest {
    @TempDir Path folder;

    @Test
    void readsEveryTypeAsJson() throws IOException {
        var toml =
                """
                text = "satu \\"dua\\""
                raw = '\\d+'
                whole = 42
                part = 1.5
                flag = true
                day = 2026-11-24
                list = ["a", 1, [true]]
                inline = { x = 1 }

                [table.inner]
                name = "dalam"

                [[rule]]
                name = "satu"

                [[rule]]
                name = "dua"
                """;
        var json =
                """
                {"text":"satu \\"dua\\"","raw":"\\\\d+","whole":42,"part":1.5,"flag":true,
                "day":"2026-11-24","list":["a",1,[true]],"inline":{"x":1},
                "table":{"inner":{"name":"dalam"}},"rule":[{"name":"satu"},{"name":"dua"}]}
                """;
        assertThat(Toml.read(file(toml))).isEqualTo(Json.parse(json));
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        assertThat(Toml.read(file("")).isEmpty()).isTrue();
    }

    @Test
    void namesTheLineOfTheFirstFault() throws IOException {
        assertThat(problem(file("a = 1\nb = \nc = 3\n")))
                .startsWith("policy.toml, line 2: it is not TOML from column ");
    }

    @Test
    void namesTheLineOfANameThatIsSetTwice() throws IOException {
        assertThat(problem(file("a = 1\n\na = 2\n"))).startsWith("policy.toml, line 3: ");
    }

    @Test
    void neverShowsAValue() throws IOException {
        assertThat(problem(file("key = rahasia")))
                .doesNotContain("rahasia")
                .startsWith("policy.toml, line 1: ");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(problem(folder.resolve("policy.toml")))
                .isEqualTo("policy.toml: there is no such file");
    }

    @Test
    void refusesAFolder() {
        assertThat(problem(folder)).endsWith(": it cannot be read");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        var file = file("");
        Files.write(file, "a = \"é\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problem(file)).isEqualTo("policy.toml: it is not text in UTF-8");
    }

    @Test
    void refusesMoreThanAMebibyte() throws IOException {
        assertThat(problem(file("#".repeat((1 << 20) + 1))))
                .isEqualTo("policy.toml: larger than 1 MiB");
    }

    @Test
    void refusesNumbersThatJsonDoesNotHave() throws IOException {
        assertThat(problem(file("a = inf"))).isEqualTo("policy.toml: a number is not finite");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.toml"), text);
    }

    private static String problem(Path file) {
        return catchThrowableOfType(TomlException.class, () -> Toml.read(file)).getMessage() + "";
    }
}
