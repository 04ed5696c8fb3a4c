package dev.backendrig.model.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.model.ModelInfo.ToolUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownModelsTest {
    @TempDir Path folder;
    private long now;

    private KnownModels known() {
        return new KnownModels(folder, () -> now);
    }

    private void write(String toml) throws IOException {
        Files.writeString(folder.resolve(KnownModels.FILE), toml);
    }

    @Test
    void theLongestNameThatFitsSaysMost() {
        var known = known();
        assertThat(known.of("gemini/gemini-2.5-flash").price().orElseThrow().input())
                .isEqualByComparingTo("0.30");
        assertThat(known.of("gemini/gemini-2.5-flash-lite").price().orElseThrow().input())
                .isEqualByComparingTo("0.10");
        assertThat(known.of("gemini/gemini-99").price()).isEmpty();
        assertThat(known.of("gemini/gemini-99").context()).contains(1_048_576);
        assertThat(known.of("ollama/anything:7b").price().orElseThrow().isFree()).isTrue();
        assertThat(known.of("openai/whatever")).isEqualTo(ModelFacts.NONE);
    }

    @Test
    void thePersonsFileCountsBeforeTheBuiltInOneMemberByMember() throws IOException {
        write("[[model]]\nname = \"gemini/gemini-2.5-*\"\ntools = \"text\"\n");
        var facts = known().of("gemini/gemini-2.5-flash");
        assertThat(facts.tools()).contains(ToolUse.TEXT);
        assertThat(facts.images()).contains(true);
        assertThat(facts.price()).isPresent();
    }

    @Test
    void theFileIsReadAgainWhenItChangesAndABrokenOneLeavesTheLastGood() throws IOException {
        write("[[model]]\nname = \"openai/x\"\ncontext = 1\n");
        var known = known();
        assertThat(known.of("openai/x").context()).contains(1);
        write("[[model]]\nname = \"openai/x\"\ncontext = 22\n");
        now += Duration.ofSeconds(2).toNanos();
        assertThat(known.of("openai/x").context()).contains(22);
        write("[[model]]\nname = \"openai/x\"\ncontext = \"many\"\n");
        now += Duration.ofSeconds(2).toNanos();
        assertThat(known.of("openai/x").context()).contains(22);
        assertThat(known.problem()).get().asString().startsWith("models.toml, line 1: context");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name = 'gpt' | name must be provider/name",
                "name = 'mistral/x' | name must be provider/name",
                "name = 'openai/x'; tools = 'some' | \"native\", \"text\", \"none\"",
                "name = 'openai/x'; images = 1 | images must be true or false",
                "name = 'openai/x'; context = 0 | whole number of tokens",
                "name = 'openai/x'; price = 3 | price must be written",
                "name = 'openai/x'; price = {input=1} | price has no output",
                "name = 'openai/x'; price = {input=-1,output=1} | price.input must be a number",
                "name = 'openai/x'; prize = 1 | a model has only name, tools",
                "name = 'openai/x'; price = {in=1} | a price has only input",
            })
    void tellsTheFileTheLineAndWhatIsAllowed(String model, String allowed) throws IOException {
        write("# mine\n[[model]]\n" + model.replace("'", "\"").replace("; ", "\n") + "\n");
        assertThat(known().problem())
                .get()
                .asString()
                .startsWith("models.toml, line 2: ")
                .contains(allowed);
    }
}
