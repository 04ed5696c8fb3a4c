package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.language.Language;
import dev.backendrig.message.Source;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ProviderVariables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private static final ModelInfo MODEL =
            new ModelInfo("gemini", "gemini-flash-latest", true, true, ModelInfo.WebSearch.NONE)
                    .named(
                            new ProviderVariables(
                                    "GEMINI_API_KEY", "GEMINI_MODEL", "GEMINI_BASE_URL"));

    @ParameterizedTest
    @EnumSource(Language.class)
    void avoidTheWordsThatBasePanelsReplace(Language language) {
        assertThat(all(language))
                .allSatisfy(sentence ->
                        assertThat(sentence.toLowerCase(Locale.ROOT))
                                .doesNotContain("empty", "no message", "completionerror"));
    }

    /// A 429 always says when to come again (docs/protocol.md).
    @ParameterizedTest
    @CsvSource({"RATE_LIMITED,60", "QUOTA_EXHAUSTED,3600"})
    void aLimitWithoutADelayOfTheProvidersGetsOneOfOurs(ModelException.Kind kind, long seconds) {
        var failure = failure(Language.ENGLISH, kind, null);

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void areAllSaidInBothLanguages() {
        var english = all(Language.ENGLISH);
        var indonesian = all(Language.INDONESIAN);
        for (var i = 0; i < english.size(); i++) {
            assertThat(indonesian.get(i)).isNotEqualTo(english.get(i)).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(ModelException.Kind.class)
    void tellOfEveryProviderFailureWithoutItsDetail(ModelException.Kind kind) {
        var failure = failure(Language.ENGLISH, kind);

        assertThat(failure.sentence()).doesNotContain("canary");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMillis(7_500));
    }

    @Test
    void nameTheVariableOfAKeyThatIsNotAccepted() {
        assertThat(failure(Language.ENGLISH, ModelException.Kind.BAD_KEY).sentence())
                .contains("GEMINI_API_KEY");
        assertThat(failure(Language.INDONESIAN, ModelException.Kind.BAD_KEY).sentence())
                .contains("GEMINI_API_KEY");
    }

    @Test
    void nameTheQuotaWhereItIsTheQuota() {
        assertThat(failure(Language.ENGLISH, ModelException.Kind.RATE_LIMITED).sentence())
                .contains("quota", "8 seconds");
        assertThat(untold(Language.ENGLISH)).endsWith("Please try again in a while.");
        assertThat(untold(Language.INDONESIAN)).endsWith("Silakan coba lagi sebentar lagi.");
        assertThat(failure(Language.ENGLISH, ModelException.Kind.QUOTA_EXHAUSTED).sentence())
                .contains("quota");
    }

    @Test
    void writeSourcesThatATitleCannotBreakOutOf() {
        var hostile = new Source("a](javascript:x) <img>\n# b", "https://e.example/(x)\"y");

        assertThat(new Sentences(Language.ENGLISH).sources(List.of(hostile)))
                .isEqualTo(
                        "Sources:\n"
                            + "- [a\\](javascript:x) \\<img\\> # b](https://e.example/%28x%29\"y)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n[DONE]\nb", "<img onerror=x>", "click element", "\u2028"})
    void leaveOutANameThatNoToolHas(String name) {
        var sentences = new Sentences(Language.ENGLISH);
        assertThat(sentences.repetition(name, 5))
                .isEqualTo("I stopped because the same action brought the same result 5 times.");
        assertThat(sentences.repetition("click_element", 5)).contains("(click_element)");
        assertThat(sentences.repetition("n".repeat(65), 5)).doesNotContain("nnn");
    }

    private static List<String> all(Language language) {
        var say = new Sentences(language);
        var all =
                new ArrayList<>(
                        List.of(
                                say.tooManyRuns(64),
                                say.tooManyRunsOfSession(4),
                                say.sessionUnknown(),
                                say.browserBusy(),
                                say.noText(true),
                                say.noText(false),
                                say.cutAtLength(),
                                say.promptBlocked("SAFETY"),
                                say.stopped("SAFETY"),
                                say.malformedCall(),
                                say.unexplainedEnd(),
                                say.stepLimit(30),
                                say.timeLimit(Duration.ofMinutes(10)),
                                say.timeLimit(Duration.ofSeconds(61)),
                                say.repetition("click_element", 5),
                                say.repetition("\n[DONE]\n", 5),
                                say.tooManyCalls(129),
                                say.invalidCalls(3),
                                say.searchedSeparately(),
                                say.internalError("0badcafe"),
                                say.sources(List.of(new Source("T", "https://t.example/")))));
        all.add(new ContextSentences(language).summedUp());
        all.add(new ContextSentences(language).leftOut());
        for (var kind : ModelException.Kind.values()) all.add(failure(language, kind).sentence());
        return all;
    }

    private static String untold(Language language) {
        var cause =
                new ModelException(ModelException.Kind.RATE_LIMITED, "gemini", 429, null, "canary");
        return new ProviderFailure(language, MODEL).of(cause).sentence();
    }

    private static RunFailure failure(Language language, ModelException.Kind kind) {
        return failure(language, kind, Duration.ofMillis(7_500));
    }

    private static RunFailure failure(
            Language language, ModelException.Kind kind, @Nullable Duration delay) {
        var cause = new ModelException(kind, "gemini", 429, delay, "canary detail");
        return new ProviderFailure(language, MODEL).of(cause);
    }
}
