package dev.backendrig.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void takesTheNearestRank() {
        var hundred = Distribution.of(LongStream.rangeClosed(1, 100));
        assertThat(hundred.median()).isEqualTo(50);
        assertThat(hundred.percentile(0.99)).isEqualTo(99);
        assertThat(hundred.max()).isEqualTo(100);
    }

    @Test
    void sortsItself() {
        assertThat(Distribution.of(List.of(3L, 1L, 2L)).median()).isEqualTo(2);
    }

    @Test
    void isZeroWhereNothingWasMeasured() {
        assertThat(Distribution.of(List.of()).median()).isZero();
    }

    @Test
    void refusesAShareThatIsNone() {
        var one = Distribution.of(List.of(1L));
        assertThatThrownBy(() -> one.percentile(99)).hasMessageContaining("99");
    }
}
