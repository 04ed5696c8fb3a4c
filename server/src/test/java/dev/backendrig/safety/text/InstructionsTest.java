package dev.backendrig.safety.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionsTest {
    static Stream<List<String>> orders() {
        return Table.rows("instructions.tsv").filter(row -> row.getFirst().equals("+"));
    }

    static Stream<List<String>> prose() {
        return Table.rows("instructions.tsv").filter(row -> row.getFirst().equals("-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void ordersToAModelAreNoticed(List<String> row) {
        assertThat(Instructions.areIn(row.get(1))).isTrue();
        assertThat(Instructions.areIn("The shop is open.\n" + row.get(1) + "\nThank you."))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("prose")
    void whatHonestPagesSayIsNot(List<String> row) {
        assertThat(Instructions.areIn(row.get(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore ",
                "ignore all ",
                "if you ",
                "<|",
                "page 1",
                "\n#",
                "attention to all "
            })
    void aMegabyteTakesSecondsNotMinutes(String piece) {
        var text = piece.repeat((1 << 20) / piece.length());
        assertTimeout(Duration.ofSeconds(20), () -> Instructions.areIn(text));
    }
}
