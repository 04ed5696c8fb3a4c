package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class GeminiRehearsalTest {
    @Test
    void readsItsAnswerAndMapsTheNextRequest() {
        assertThatCode(() -> GeminiRehearsal.play(new RequestMapping("gemini-flash-latest", false)))
                .doesNotThrowAnyException();
    }
}
