package dev.backendrig.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b | b",
                "  A = b   | b",
                "export A=b | b",
                "A=b # why | b",
                "A=b#c | b#c",
                "A=# nothing | ``",
                "A= | ``",
                "A=\"b c\" | b c",
                "A='b \"c\" # d' | b \"c\" # d",
                "A=\" b \" # why | ` b `",
                "A=b=c== | b=c==",
                "A=$HOME\\n | $HOME\\n",
                "A=it's | it's",
                "A=é | é",
            })
    void readsALine(String line, String value) {
        var file = DotEnv.parse(line);
        assertThat(file.problems()).isEmpty();
        assertThat(file.values()).isEqualTo(Map.of("A", value));
    }

    @Test
    void readsLinesOfEverySystemAndDropsTheByteOrderMark() {
        var file = DotEnv.parse("\uFEFFA=1\r\n# note\r\n\r\nB=2\rC=3\nA=4");
        assertThat(file.problems()).isEmpty();
        assertThat(file.values()).isEqualTo(Map.of("A", "4", "B", "2", "C", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "canary | expected NAME=value",
                "=canary | expected NAME=value",
                "MY KEY=canary | expected NAME=value",
                "1A=canary | expected NAME=value",
                "A: canary | expected NAME=value",
                "A=\"canary | the quote is not closed",
                "A='canary | the quote is not closed",
                "A=\"canary\" canary | the quote is not closed",
            })
    void namesTheLineOfAFaultAndNeverItsContent(String line, String fault) {
        assertThat(DotEnv.parse("B=1\n" + line + "\nC=2"))
                .satisfies(it -> assertThat(it.values()).isEqualTo(Map.of("B", "1", "C", "2")))
                .extracting(DotEnv::problems)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .singleElement()
                .asString()
                .startsWith(".env line 2: " + fault)
                .doesNotContain("canary");
    }

    @Test
    void takesAMissingFileAsAnEmptyOne() {
        assertThat(DotEnv.in(folder)).isEqualTo(DotEnv.parse(""));
    }

    @Test
    void tellsThatItIsAFolder() throws IOException {
        Files.createDirectory(folder.resolve(".env"));
        assertThatItCannotBeRead("it is a folder");
    }

    @Test
    void tellsThatItIsNotText() throws IOException {
        Files.write(folder.resolve(".env"), "A=é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatItCannotBeRead("it is not UTF-8 text");
    }

    @Test
    void tellsThatItIsNoRegularFile() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve(".env"), Path.of("/dev/zero"));
        assertThatItCannotBeRead("it is not a regular file");
        Files.delete(link);
    }

    @Test
    void tellsThatItIsTooLarge() throws IOException {
        Files.write(folder.resolve(".env"), new byte[1024 * 1024 + 1]);
        assertThatItCannotBeRead("it is larger than 1 MiB");
    }

    @Test
    void tellsThatItMayNotBeRead() throws IOException {
        var file = Files.writeString(folder.resolve(".env"), "A=1");
        assertThat(file.toFile().setReadable(false, false)).isTrue();
        // The administrator may read everything: then there is nothing to tell.
        if (Files.isReadable(file)) {
            assertThat(DotEnv.in(folder).values()).isEqualTo(Map.of("A", "1"));
        } else {
            assertThatItCannotBeRead("this user may not read it");
        }
    }

    private void assertThatItCannotBeRead(String why) {
        assertThat(DotEnv.in(folder).problems())
                .containsExactly(folder.resolve(".env") + " cannot be read: " + why);
    }
}
