package dev.backendrig.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordMatcherTest {
    @ParameterizedTest
    @CsvSource({
        "data: [DONE],   true",
        "[D[DONE],       true",
        "[DONE] and on,  true",
        "[DONE,          false",
        "DONE],          false"
    })
    void noticesTheWordWhereverItIs(String text, boolean found) {
        var matcher = new WordMatcher("[DONE]");
        for (var b : text.getBytes(StandardCharsets.US_ASCII)) matcher.accept(b);
        assertThat(matcher.found()).isEqualTo(found);
    }

    @Test
    void refusesAWordThatItCouldMiss() {
        assertThatThrownBy(() -> new WordMatcher("aab")).hasMessageContaining("aab");
    }
}
