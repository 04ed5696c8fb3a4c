package dev.backendrig.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void meetsABoundThatItReachesExactly() {
        assertThat(Verdict.atMost("CPU", 2.5, 2.5, "x").outcome()).isEqualTo(Verdict.Outcome.MET);
    }

    @Test
    void missesABoundThatItExceeds() {
        var verdict = Verdict.atMost("CPU", 2.51, 2.5, "x");
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_MET);
        assertThat(verdict.measured()).isEqualTo("2.51x (at most 2.50)");
    }

    @Test
    void isNotMetByOneFailure() {
        assertThat(Verdict.never("lost", 1).outcome()).isEqualTo(Verdict.Outcome.NOT_MET);
        assertThat(Verdict.never("lost", 0).outcome()).isEqualTo(Verdict.Outcome.MET);
    }
}
