package dev.backendrig.config;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.config.Settings.Log;
import dev.backendrig.config.Settings.Origin;
import dev.backendrig.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    @TempDir Path folder;

    @Test
    void pinsEveryDefault() {
        var home = folder.resolve("home");
        assertThat(read(Map.of("HOME", home.toString())))
                .isEqualTo(
                        new Settings(
                                new Settings.Http(
                                        3000,
                                        List.of("127.0.0.1", "::1"),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Optional.empty(),
                                        Duration.ofSeconds(10)),
                                new Settings.Model(
                                        "offline",
                                        "offline",
                                        List.of(),
                                        List.of(),
                                        false,
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(60)),
                                new Settings.Costs(Optional.empty(), Optional.empty()),
                                new Settings.Run(
                                        30, Duration.ofMinutes(10), 3, 5, 3, 4, 64, 200_000),
                                new Settings.Browser(
                                        Duration.ofSeconds(30), Duration.ofSeconds(120)),
                                PrivacySettingsTest.DEFAULTS,
                                new Log(Log.Level.INFO, Log.Format.TEXT),
                                new Folders(folder, Optional.of(home), Map.of(), osName())
                                        .usualDataFolder(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()));
    }

    @Test
    void readsEveryName() throws IOException {
        var prompt = Files.writeString(folder.resolve("prompt.md"), "Be kind.");
        var settings = read(EveryName.values());
        assertThat(settings.http())
                .isEqualTo(
                        new Settings.Http(
                                8080,
                                List.of("0.0.0.0", "::1"),
                                Set.of("https://app.example.com", "http://localhost:5173"),
                                Set.of("chrome-extension://" + "a".repeat(32)),
                                Set.of("rig.example.com", "192.168.1.5:3000"),
                                Optional.of(new Secret("t0ken-of-16-chars")),
                                Duration.ofMillis(1500)));
        assertThat(settings.run())
                .isEqualTo(new Settings.Run(7, Duration.ofHours(1), 2, 4, 5, 6, 8, 50_000));
        assertThat(settings.browser())
                .isEqualTo(new Settings.Browser(Duration.ofSeconds(9), Duration.ofMinutes(2)));
        assertThat(settings.log()).isEqualTo(new Log(Log.Level.DEBUG, Log.Format.JSON));
        assertThat(settings.dataDir()).isEqualTo(folder.resolve("data"));
        assertThat(settings.language()).contains(Language.INDONESIAN);
        assertThat(settings.systemPromptFile()).contains(prompt);
        assertThat(settings.consoleDir()).contains(folder.resolve("console"));
        assertThat(settings.origins()).containsOnlyKeys(EveryName.values().keySet());
        assertThat(Stream.of(Variable.values()).map(Variable::name))
                .containsExactlyInAnyOrderElementsOf(EveryName.values().keySet());
    }

    @Test
    void takesTheEnvironmentBeforeTheFileBeforeTheDefault() throws IOException {
        dotEnv("PORT=4001\nMAX_STEPS=9\n");
        var settings = read(Map.of("PORT", "4000"));
        assertThat(settings.http().port()).isEqualTo(4000);
        assertThat(settings.run().maxSteps()).isEqualTo(9);
        assertThat(settings.run().maxRuns()).isEqualTo(64);
        assertThat(settings.origins())
                .isEqualTo(Map.of("PORT", Origin.ENVIRONMENT, "MAX_STEPS", Origin.DOT_ENV));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void countsABlankValueAsNotSet(String blank) throws IOException {
        dotEnv("PORT=4001\nMAX_STEPS=" + blank + "\nGEMINI_API_KEY=\"" + blank + "\"\n");
        var settings = read(Map.of("PORT", blank));
        assertThat(settings.http().port()).isEqualTo(4001);
        assertThat(settings.run().maxSteps()).isEqualTo(30);
        assertThat(settings.model().provider()).isEqualTo("offline");
        assertThat(settings.origins()).containsOnlyKeys("PORT");
    }

    @Test
    void takesTheOlderNameOfTheKeyWhereTheOtherIsNotSet() throws IOException {
        dotEnv("GEMINI_API_KEY=\n");
        var model = read(Map.of("GOOGLE_API_KEY", "k")).model();
        assertThat(model.provider()).isEqualTo("gemini");
        var gemini = model.provider("gemini").orElseThrow();
        assertThat(gemini.key()).contains(new Secret("k"));
        assertThat(gemini.names().key()).isEqualTo("GOOGLE_API_KEY");
    }

    @Test
    void staysOfflineWithAKeyWhereThatIsAskedFor() {
        var model = read(Map.of("GEMINI_API_KEY", "k", "MODEL_PROVIDER", "offline")).model();
        assertThat(model.provider()).isEqualTo("offline");
    }

    @Test
    void asksForTheKeyThatGeminiNeeds() {
        assertThat(problems(Map.of("MODEL_PROVIDER", "gemini")))
                .singleElement()
                .asString()
                .startsWith("MODEL_PROVIDER: \"gemini\"")
                .contains("set GEMINI_API_KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 65536 | from 0 to 65535",
                "PORT | -1 | from 0 to 65535",
                "PORT | 3000.0 | from 0 to 65535",
                "PORT | 99999999999 | from 0 to 65535",
                "HOST | example.com | an IP address",
                "HOST | 127.0.0.1,nowhere | an IP address",
                "MAX_STEPS | 0 | from 1 to 1000",
                "MAX_CONTEXT_TOKENS | 15999 | from 16000 to 10000000",
                "MAX_STEPS | many | from 1 to 1000",
                "REPEAT_HINT | 1 | from 2 to 1000",
                "RUN_TIMEOUT | 0 | from 1ms to 24h",
                "RUN_TIMEOUT | 25h | from 1ms to 24h",
                "ACTION_TIMEOUT | 2 weeks | 500ms, 30s, 2m or 1h",
                "READ_TIMEOUT | -5s | 500ms, 30s, 2m or 1h",
                "GEMINI_GOOGLE_SEARCH | maybe | true or false",
                "ASSISTANT_LANGUAGE | fr | en (English) or id (Indonesian)",
                "LOG_LEVEL | loud | error, warn, info, debug",
                "LOG_FORMAT | xml | text, json",
                "ALLOWED_ORIGINS | * | scheme://host[:port]",
                "ALLOWED_ORIGINS | null | scheme://host[:port]",
                "ALLOWED_ORIGINS | example.com | scheme://host[:port]",
                "ALLOWED_ORIGINS | https://example.com/ | no path",
                "ALLOWED_ORIGINS | https://a.example,https://b.example/x | no path",
                "ALLOWED_ORIGINS | https://example.com:70000 | scheme://host[:port]",
                "EXTENSION_ORIGINS | https://example.com | chrome-extension://",
                "EXTENSION_ORIGINS | chrome-extension://abc | chrome-extension://",
                "ALLOWED_HOSTS | https://example.com | a host name",
                "ALLOWED_HOSTS | example.com:x | a host name",
                "ALLOWED_HOSTS | a b | a host name",
                "DATA_DIR | /dev/null | the path of a folder",
                "SYSTEM_PROMPT_FILE | missing.md | the path of a file",
            })
    void namesTheValueAndWhatIsAllowed(String name, String value, String allowed) {
        assertThat(problems(Map.of(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + ": \"" + value + "\"")
                .contains(allowed)
                .doesNotContain("\n");
    }

    @Test
    void refusesASystemPromptThatIsNotUtf8() throws IOException {
        var file = Files.write(folder.resolve("latin.md"), new byte[] {'h', (byte) 0xe9});
        assertThat(problems(Map.of("SYSTEM_PROMPT_FILE", file.toString())))
                .singleElement()
                .asString()
                .startsWith("SYSTEM_PROMPT_FILE: ")
                .contains("UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "GEMINI_API_KEY",
        "GOOGLE_API_KEY",
        "OPENAI_API_KEY",
        "ANTHROPIC_API_KEY",
        "AUTH_TOKEN"
    })
    void refusesAStrangeSecretWithoutShowingIt(String name) {
        for (var secret : List.of("canary key", "canarykéy", "canary\u00a0key", "canary\nkey")) {
            assertThat(problems(Map.of(name, secret)))
                    .singleElement()
                    .asString()
                    .startsWith(name + ": the value (hidden, ")
                    .contains("visible ASCII characters")
                    .doesNotContain("canary");
        }
    }

    @Test
    void doesNotShowAPasswordInAnAddress() {
        assertThat(problems(Map.of("GEMINI_BASE_URL", "https://me:canary@example.com")))
                .singleElement()
                .asString()
                .doesNotContain("canary");
    }

    @Test
    void showsAStrangeValueAsOneShortLine() {
        assertThat(problems(Map.of("LOG_LEVEL", "a\nb\u001b[31m" + "x".repeat(200))))
                .singleElement()
                .asString()
                .startsWith("LOG_LEVEL: \"a?b?[31mxxx")
                .hasSizeLessThan(200);
    }

    @Test
    void tellsAllProblemsAtOnce() throws IOException {
        dotEnv("MAX_STEPS=none\nnonsense\nLOG_FORMAT='xml\n");
        assertThat(problems(Map.of("PORT", "high")))
                .hasSize(4)
                .anyMatch(it -> it.startsWith("PORT: \"high\""))
                .anyMatch(it -> it.startsWith("MAX_STEPS in .env: \"none\""))
                .anyMatch(it -> it.startsWith(".env line 2: "))
                .anyMatch(it -> it.startsWith(".env line 3: "));
    }

    @Test
    void asksForATokenWhereOthersCanReachTheServer() {
        for (var host : List.of("0.0.0.0", "::", "192.168.1.5", "127.0.0.1,10.0.0.1")) {
            assertThat(problems(Map.of("HOST", host)))
                    .singleElement()
                    .asString()
                    .startsWith("HOST: ")
                    .contains("set AUTH_TOKEN");
        }
    }

    @Test
    void warnsOfAShortTokenWhereOthersCanReachTheServer() {
        assertThat(warnings(Map.of("HOST", "0.0.0.0", "AUTH_TOKEN", "canary-of-15-ch")))
                .singleElement()
                .asString()
                .startsWith("AUTH_TOKEN: ")
                .contains("at least 16 characters")
                .doesNotContain("canary");
        assertThat(warnings(Map.of("HOST", "0.0.0.0", "AUTH_TOKEN", "0123456789abcdef"))).isEmpty();
        assertThat(warnings(Map.of("AUTH_TOKEN", "short"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost | 127.0.0.1;::1",
                "[::1] | ::1",
                "127.0.0.2 | 127.0.0.2",
                "127.0.0.1,localhost | 127.0.0.1;::1"
            })
    void listensOnLoopbackWithoutAToken(String host, String addresses) {
        assertThat(read(Map.of("HOST", host)).http().hosts())
                .containsExactly(addresses.split(";", -1));
    }

    @Test
    void refusesToStopRepetitionBeforeTheHint() {
        assertThat(problems(Map.of("REPEAT_HINT", "5", "REPEAT_STOP", "4")))
                .containsExactly("REPEAT_STOP: 4 is less than REPEAT_HINT, which is 5");
    }

    @Test
    void warnsOfEveryNameThatIsNoneOfOursAndOfASecondValue() throws IOException {
        dotEnv("GEMINI_APIKEY=canary\nMAX_STEP=3\nPROT=1\n\nTHEME=1\nPORT=1\nPORT=2\n");
        var warnings = new ArrayList<String>();
        SettingsReader.read(Map.of(), folder, warnings::add);
        assertThat(warnings)
                .containsExactly(
                        ".env line 1: GEMINI_APIKEY is not a setting of Backend Rig; did you mean"
                                + " GEMINI_API_KEY?",
                        ".env line 2: MAX_STEP is not a setting of Backend Rig; did you mean"
                                + " MAX_STEPS?",
                        ".env line 3: PROT is not a setting of Backend Rig; did you mean PORT?",
                        ".env line 5: THEME is not a setting of Backend Rig",
                        ".env line 7: PORT is set in line 6 too; this one counts");
    }

    @Test
    void explainsEveryNameWithItsDefaultInTheExampleFile() throws IOException {
        var example = DotEnv.parse(exampleWithoutCommentSigns());
        assertThat(example.problems()).isEmpty();
        assertThat(example.values())
                .isEqualTo(
                        Stream.of(Variable.values())
                                .collect(toMap(Variable::name, Variable::defaultText)));
        assertThat(exampleLines()).noneMatch(line -> line.matches("[A-Z_]+=.*"));
    }

    private static String exampleWithoutCommentSigns() throws IOException {
        return exampleLines().stream()
                .filter(line -> line.matches("#[A-Z_]+=.*"))
                .map(line -> line.substring(1))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static List<String> exampleLines() throws IOException {
        return Files.readAllLines(Path.of("..", ".env.example"));
    }

    private Settings read(Map<String, String> environment) {
        return SettingsReader.read(environment, folder);
    }

    private List<String> warnings(Map<String, String> environment) {
        var warnings = new ArrayList<String>();
        SettingsReader.read(environment, folder, warnings::add);
        return warnings;
    }

    private List<String> problems(Map<String, String> environment) {
        var refused = catchThrowableOfType(SettingsException.class, () -> read(environment));
        assertThat(refused).isNotNull();
        return refused.problems();
    }

    private void dotEnv(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }

    private static String osName() {
        return System.getProperty("os.name");
    }
}
