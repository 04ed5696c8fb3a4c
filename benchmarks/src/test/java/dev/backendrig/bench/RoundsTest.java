package dev.backendrig.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.bench.load.Distribution;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Scenario SCENARIO = Scenario.of(10, 20);

    @Test
    void addsRoundByRoundAndTakesTheMedian() {
        var rounds =
                rounds(
                        List.of(cell(15), cell(130), cell(27)),
                        List.of(cell(10), cell(100), cell(20)));
        assertThat(rounds.added(0.5)).isEqualTo(7);
        assertThat(rounds.absolute(0.5)).isEqualTo(27);
    }

    @Test
    void takesTheMiddleOfTwoRounds() {
        var rounds = rounds(List.of(cell(10), cell(20)), List.of(cell(0), cell(0)));
        assertThat(rounds.added(0.5)).isEqualTo(15);
    }

    @Test
    void countsProcessorSecondsForAMillionChunks() {
        assertThat(rounds(List.of(cell(1)), List.of(cell(1))).cpuPerMillion()).isEqualTo(20_000);
    }

    @Test
    void isNotComparableWhenMostRoundsAreSaturated() {
        var full = cell(1, Strain.SATURATED);
        var direct = List.of(cell(1), cell(1), cell(1));
        assertThat(rounds(List.of(full, full, cell(1)), direct).comparable()).isFalse();
        assertThat(rounds(List.of(full, cell(1), cell(1)), direct).comparable()).isTrue();
    }

    @Test
    void isNotComparableWhenAStreamWasBroken() {
        var broken =
                new Cell(
                        Distribution.of(List.of(1L)),
                        List.of("lost"),
                        Duration.ZERO,
                        0,
                        Strain.NONE);
        assertThat(rounds(List.of(broken), List.of(cell(1))).comparable()).isFalse();
    }

    private static Rounds rounds(List<Cell> cells, List<Cell> direct) {
        return new Rounds("nginx", SCENARIO, cells, direct);
    }

    private static Cell cell(long nanos) {
        return cell(nanos, Strain.NONE);
    }

    private static Cell cell(long nanos, Strain strain) {
        var arrivals = Distribution.of(Arrays.asList(nanos));
        return new Cell(arrivals, List.of(), Duration.ofMillis(20), 0, strain);
    }
}
