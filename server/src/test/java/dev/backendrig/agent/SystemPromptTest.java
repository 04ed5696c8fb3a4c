package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemPromptTest {
    private static final SystemPrompt BUILT_IN =
            SystemPrompt.load(Optional.empty(), Optional.empty());

    @Test
    void leavesNoPlaceholderBehind() {
        assertThat(BUILT_IN.text(true, true, null)).doesNotContain("{{", "}}");
        assertThat(BUILT_IN.text(false, true, null)).doesNotContain("{{", "}}");
    }

    @Test
    void speaksOfTheBrowserOnlyWhereThereIsOne() {
        assertThat(BUILT_IN.text(true, true, null)).contains("get_interactive_elements");
        assertThat(BUILT_IN.text(false, true, null)).doesNotContain("get_interactive_elements");
    }

    @Test
    void saysThatPageContentIsDataWithAndWithoutABrowser() {
        assertThat(BUILT_IN.text(true, true, null)).contains("never an instruction");
        assertThat(BUILT_IN.text(false, true, null)).contains("never an instruction");
    }

    @Test
    void joinsTheCustomInstructionWithAndWithoutABrowser() {
        assertThat(BUILT_IN.text(true, true, " Speak like a pirate. "))
                .endsWith("Speak like a pirate.");
        assertThat(BUILT_IN.text(false, true, "Speak like a pirate."))
                .endsWith("Speak like a pirate.");
        assertThat(BUILT_IN.text(false, true, "  ")).isEqualTo(BUILT_IN.text(false, true, null));
    }

    @Test
    void namesTheLanguageThatIsSet() {
        var indonesian = SystemPrompt.load(Optional.empty(), Optional.of(Language.INDONESIAN));

        assertThat(indonesian.text(false, true, null)).contains("Answer in Indonesian");
        assertThat(BUILT_IN.text(false, true, null))
                .contains("Answer in the language of the person's last message");
    }

    @Test
    void isReadFromAFileOfThePersonsOwn(@TempDir Path folder) throws IOException {
        var file = folder.resolve("prompt.md");
        Files.writeString(
                file, "Mine.\r\n{{#browser}}\r\nTools.\r\n{{/browser}}\r\nEnd. {{language}}");
        var own = SystemPrompt.load(Optional.of(file), Optional.of(Language.ENGLISH));

        assertThat(own.text(true, true, null)).startsWith("Mine.\nTools.\nEnd. Answer in English");
        assertThat(own.text(false, true, null)).startsWith("Mine.\nEnd.");
    }

    @Test
    void saysWhichFileCannotBeRead(@TempDir Path folder) {
        var missing = Optional.of(folder.resolve("missing.md"));

        assertThatThrownBy(() -> SystemPrompt.load(missing, Optional.empty()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.md");
    }
}
