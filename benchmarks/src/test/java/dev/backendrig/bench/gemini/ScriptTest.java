package dev.backendrig.bench.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void findsInARequestTheScriptThatWasPutIntoThePrompt() {
        var scripts =
                List.of(
                        new Script.Paced(7, Duration.ofMillis(10), Duration.ofNanos(123), 500),
                        new Script.Lockstep(8, 12),
                        new Script.Actions(9, 60));
        for (var script : scripts) {
            assertThat(Script.in("{\"text\":\"" + script.prompt() + "\"}")).isEqualTo(script);
        }
    }

    @Test
    void refusesARequestWithoutAScript() {
        assertThatThrownBy(() -> Script.in("{\"text\":\"Halo\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsTheChunksOfAllBursts() {
        assertThat(new Script.Lockstep(1, 6).chunks()).isEqualTo(1 + 2 + 3 + 4 + 5 + 1);
    }
}
