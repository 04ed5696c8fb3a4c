package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.language.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Runs runs = new Runs(2, 1, new RunMetrics(registry));

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void refusesMoreRunsThanMayBe() {
        try (var _ = runs.begin(LONG, Language.ENGLISH);
                var _ = runs.begin(LONG, Language.ENGLISH)) {
            var refusal =
                    catchThrowableOfType(
                            RunRefusedException.class, () -> runs.begin(LONG, Language.INDONESIAN));

            assertThat(refusal.reason()).isEqualTo(RunRefusedException.Reason.TOO_MANY_RUNS);
            assertThat(refusal).hasMessageContaining("2 permintaan");
            assertThat(refusal.retryAfter()).isPositive();
        }
        assertThat(runs.count()).isZero();
    }

    @Test
    void refusesMoreRunsOfOneSessionThanMayBe() {
        try (var first = runs.begin(LONG, Language.ENGLISH);
                var second = runs.begin(LONG, Language.ENGLISH)) {
            first.useSession("a");

            assertThatThrownBy(() -> second.useSession("a"))
                    .isInstanceOf(RunRefusedException.class);
            second.useSession("b");
        }
    }

    @Test
    void givesAPlaceBackWhenARunEnds() {
        try (var run = runs.begin(LONG, Language.ENGLISH)) {
            run.useSession("a");
        }
        try (var run = runs.begin(LONG, Language.ENGLISH)) {
            run.useSession("a");
            assertThat(runs.count()).isEqualTo(1);
        }
        assertThat(registry.get("rig.runs").counter().count()).isEqualTo(2);
    }

    @Test
    void interruptsAThreadWhoseTimeIsUp() throws InterruptedException {
        try (var run = runs.begin(Duration.ofMillis(20), Language.ENGLISH)) {
            assertThatThrownBy(() -> new CountDownLatch(1).await(10, TimeUnit.SECONDS))
                    .isInstanceOf(InterruptedException.class);
            assertThat(run.beginEnd()).contains(Runs.Stop.TIME_LIMIT);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptsAThreadWhoseRunIsCancelled() {
        try (var run = runs.begin(LONG, Language.ENGLISH)) {
            assertThat(runs.cancel(run.id())).isTrue();
            assertThatThrownBy(() -> new CountDownLatch(1).await(10, TimeUnit.SECONDS))
                    .isInstanceOf(InterruptedException.class);
            assertThat(run.beginEnd()).contains(Runs.Stop.CANCELLED);
            assertThat(runs.cancel(run.id())).isFalse();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancelsNothingByAnIdThatNoRunHas() {
        try (var run = runs.begin(LONG, Language.ENGLISH)) {
            assertThat(runs.cancel("0".repeat(32))).isFalse();
            assertThat(run.beginEnd()).isEmpty();
        }
    }

    @Test
    void interruptsNobodyAfterTheTimerWasStopped() {
        try (var run = runs.begin(Duration.ofMillis(200), Language.ENGLISH)) {
            assertThat(run.beginEnd()).isEmpty();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
