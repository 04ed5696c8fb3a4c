package dev.backendrig.bench.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final Receipts receipts = new Receipts();

    @Test
    void countsAChunkThatIsNotSeenInTimeAsHeldBack() throws InterruptedException {
        receipts.seen(1, 3);
        receipts.await(1, 4, Duration.ofMillis(1));
        assertThat(receipts.held(1)).isOne();
    }

    @Test
    void doesNotCountOneThatWasSeen() throws InterruptedException {
        receipts.seen(1, 4);
        receipts.await(1, 4, Duration.ofMillis(1));
        assertThat(receipts.held(1)).isZero();
    }

    @Test
    void tellsRunsApart() throws InterruptedException {
        receipts.seen(1, 4);
        receipts.await(2, 0, Duration.ofMillis(1));
        assertThat(receipts.held(1)).isZero();
        assertThat(receipts.held(2)).isOne();
    }
}
