package dev.backendrig.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void linesUp() {
        assertThat(new Table("peer", "p50").row("nginx", "0.07"))
                .hasToString(
                        """
                        | peer  | p50  |
                        |-------|------|
                        | nginx | 0.07 |\
                        """);
    }

    @Test
    void refusesARowOfAnotherLength() {
        var table = new Table("peer", "p50");
        assertThatThrownBy(() -> table.row("nginx")).hasMessageContaining("1");
    }
}
