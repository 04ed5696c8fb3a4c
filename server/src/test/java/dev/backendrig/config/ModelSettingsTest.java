package dev.backendrig.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.config.Settings.ProviderNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which providers and models the settings name.
class ModelSettingsTest {
    /// As [EveryName] sets them.
    static final List<Settings.Provider> EVERY_PROVIDER =
            List.of(
                    new Settings.Provider(
                            "gemini",
                            URI.create("http://127.0.0.1:9999/base"),
                            Optional.of(new Secret("k3y")),
                            "gemini-3.8-flash",
                            new ProviderNames("GEMINI_API_KEY", "MODEL", "GEMINI_BASE_URL"),
                            false),
                    new Settings.Provider(
                            "openai",
                            URI.create("https://openrouter.ai/api/v1"),
                            Optional.of(new Secret("0pen")),
                            "gpt-6.2-sol",
                            new ProviderNames("OPENAI_API_KEY", "MODEL", "OPENAI_BASE_URL"),
                            false),
                    new Settings.Provider(
                            "anthropic",
                            URI.create("https://gw.example.com/v1"),
                            Optional.of(new Secret("anthr0pic")),
                            "claude-sonnet-5-5",
                            new ProviderNames("ANTHROPIC_API_KEY", "MODEL", "ANTHROPIC_BASE_URL"),
                            false),
                    new Settings.Provider(
                            "ollama",
                            URI.create("http://192.168.1.7:11434"),
                            Optional.empty(),
                            "qwen3:8b",
                            new ProviderNames("", "MODEL", "OLLAMA_BASE_URL"),
                            false));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GEMINI_API_KEY=k OPENAI_API_KEY=k | gemini | gemini-flash-latest",
                "OPENAI_API_KEY=k ANTHROPIC_API_KEY=k OLLAMA_BASE_URL=http://o | openai |"
                        + " gpt-6.2-sol",
                "OPENAI_BASE_URL=http://localhost:1234/v1 | openai | gpt-6.2-sol",
                "ANTHROPIC_API_KEY=k OLLAMA_BASE_URL=http://o | anthropic | claude-sonnet-5-5",
                "OLLAMA_BASE_URL=http://localhost:11434 | ollama | qwen3:8b",
                "OPENAI_BASE_URL=https://api.openai.com/v1 | offline | offline",
                "GEMINI_BASE_URL=http://gw | offline | offline",
                "MODEL_PROVIDER=ollama | ollama | qwen3:8b",
                "MODEL_PROVIDER=offline OPENAI_API_KEY=k MODEL=x | offline | offline",
                "OPENAI_API_KEY=k MODEL=gpt-5.2 | openai | gpt-5.2",
                "OPENAI_API_KEY=k MODEL=meta-llama/llama-4:free | openai | meta-llama/llama-4:free",
                "MODEL_PROVIDER=ollama MODEL=hf.co/x/y:Q4_K_M | ollama | hf.co/x/y:Q4_K_M",
                "GEMINI_API_KEY=k MODEL=models/gemini-2.5-pro | gemini | gemini-2.5-pro",
                "GEMINI_API_KEY=k GEMINI_MODEL=gemini-2.5-pro | gemini | gemini-2.5-pro",
                "GEMINI_API_KEY=k GEMINI_MODEL=a MODEL=b | gemini | b",
                "OPENAI_API_KEY=k GEMINI_MODEL=a MODEL=b | openai | b",
            })
    void choosesTheProviderAndItsModel(String set, String provider, String model) {
        var read = read(variables(set)).model();
        assertThat(read.provider()).isEqualTo(provider);
        assertThat(read.name()).isEqualTo(model);
    }

    @Test
    void aModelOfOneProviderIsNoneOfAnother() {
        var model =
                read(variables("GEMINI_API_KEY=k OPENAI_API_KEY=k MODEL_PROVIDER=openai MODEL=m"))
                        .model();
        assertThat(model.provider("gemini").orElseThrow().model()).isEqualTo("gemini-flash-latest");
        assertThat(model.provider("openai").orElseThrow().model()).isEqualTo("m");
        assertThat(model.provider("ollama")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gemini | Gemini needs a key: set GEMINI_API_KEY, or MODEL_PROVIDER=offline",
                "openai | OpenAI needs a key: set OPENAI_API_KEY, or OPENAI_BASE_URL to the"
                        + " address",
                "anthropic | Anthropic needs a key: set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL"
                        + " to",
            })
    void asksInOneLineForTheKeyThatAProviderNeeds(String provider, String line) {
        assertThat(problems(Map.of("MODEL_PROVIDER", provider)))
                .singleElement()
                .asString()
                .startsWith("MODEL_PROVIDER: \"" + provider + "\" cannot be used; " + line);
    }

    @Test
    void readsEveryName() throws IOException {
        Files.writeString(folder.resolve("prompt.md"), "Be kind.");
        var settings = read(EveryName.values());
        assertThat(settings.model())
                .isEqualTo(
                        new Settings.Model(
                                "gemini",
                                "gemini-3.8-flash",
                                List.of("openai/meta-llama/llama-4:free", "ollama/qwen3:8b"),
                                EVERY_PROVIDER,
                                true,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3)));
        assertThat(settings.costs())
                .isEqualTo(
                        new Settings.Costs(
                                Optional.of(new BigDecimal("0.50")),
                                Optional.of(new BigDecimal("20"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MODEL_PROVIDER | gpt | gemini, openai, anthropic, ollama or offline",
                "MODEL_FALLBACK | gpt-6.2-sol | provider/name",
                "MODEL_FALLBACK | mistral/large | provider/name",
                "MODEL_FALLBACK | openai/gpt-6.2-sol | set OPENAI_API_KEY",
                "MODEL_FALLBACK | ollama/qwen3:8b | set OLLAMA_BASE_URL",
                "MODEL_FALLBACK | openai/../x | provider/name",
                "OPENAI_BASE_URL | localhost:1234/v1 | http or https",
                "ANTHROPIC_BASE_URL | ftp://example.com | http or https",
                "OLLAMA_BASE_URL | localhost | http or https",
                "MAX_COST_RUN | 0 | US dollars above 0",
                "MAX_COST_RUN | -1 | US dollars above 0",
                "MAX_COST_DAY | 1e3 | US dollars above 0",
                "MAX_COST_DAY | much | US dollars above 0",
                "GEMINI_MODEL | a/b | a model's name",
                "GEMINI_MODEL | ../x | a model's name",
                "GEMINI_BASE_URL | ftp://example.com | http or https",
                "GEMINI_BASE_URL | example.com | http or https",
                "GEMINI_BASE_URL | https://example.com?key=1 | without user name, query",
                "GEMINI_BASE_URL | https://example.com#x | without user name, query",
            })
    void namesTheValueAndWhatIsAllowed(String name, String value, String allowed) {
        assertThat(problems(Map.of(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + ": \"" + value + "\"")
                .contains(allowed)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a b", "a//b", "/a", "a?b", "ä"})
    void refusesWhatIsNoModelsName(String name) {
        assertThat(problems(Map.of("OPENAI_API_KEY", "k", "MODEL", name)))
                .singleElement()
                .asString()
                .startsWith("MODEL: ")
                .contains("qwen3:8b");
    }

    @Test
    void warnsOfAModelThatNobodyCanAnswerFor() {
        var warnings = new ArrayList<String>();
        SettingsReader.read(Map.of("MODEL", "gpt-5.2"), folder, warnings::add);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("MODEL: no provider of models is configured");
    }

    @Test
    void showsNoKeyOfAnyProvider() {
        var settings =
                read(
                        variables(
                                "OPENAI_API_KEY=canary1 ANTHROPIC_API_KEY=canary2"
                                        + " GEMINI_API_KEY=canary3"));
        assertThat(settings.toString()).doesNotContain("canary");
    }

    private static Map<String, String> variables(String set) {
        var variables = new HashMap<String, String>();
        for (var one : set.split(" ", -1)) {
            var at = one.indexOf('=');
            variables.put(one.substring(0, at), one.substring(at + 1));
        }
        return variables;
    }

    private Settings read(Map<String, String> environment) {
        return SettingsReader.read(environment, folder);
    }

    private List<String> problems(Map<String, String> environment) {
        var refused = catchThrowableOfType(SettingsException.class, () -> read(environment));
        assertThat(refused).isNotNull();
        return refused.problems();
    }
}
