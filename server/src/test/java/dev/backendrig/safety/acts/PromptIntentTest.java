package dev.backendrig.safety.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PromptIntentTest {
    private static final PromptPhrases WORDS = PromptPhrases.load();

    static Stream<Arguments> prompts() {
        return Table.rows("intents.txt");
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void isToldByTheWordsOfThePrompt(String intent, String prompt) {
        assertThat(PromptIntent.of(prompt, WORDS)).hasToString(intent);
    }

    @Test
    void theTableHasSixtyOfEach() {
        var reading = Table.count("intents.txt", 0, "READ");
        assertThat(reading).isGreaterThanOrEqualTo(60);
        assertThat(Table.rows("intents.txt").count() - reading).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aLongPromptIsReadInLinearTime() {
        var start = System.nanoTime();
        for (var piece : new String[] {"rangkum dan ", "\" ' ", "a.a.", "klik tombol yang "}) {
            assertThat(PromptIntent.of(piece.repeat(50_000), WORDS)).isNotNull();
        }
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
