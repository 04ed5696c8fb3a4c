package dev.backendrig.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DayCostsTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final BigDecimal ONE = BigDecimal.ONE;

    @TempDir Path folder;

    private DayCosts at(String instant) {
        return new DayCosts(
                Optional.of(new BigDecimal("2")),
                folder,
                Clock.fixed(Instant.parse(instant), JAKARTA));
    }

    @Test
    void aDaysSumOutlivesTheServerAndEndsAtLocalMidnight() throws Exception {
        at("2026-11-24T10:00:00Z").add(new BigDecimal("1.5"));
        assertThat(at("2026-11-24T16:59:00Z").spent()).isEqualByComparingTo("1.5");
        assertThat(at("2026-11-24T16:59:00Z").untilTomorrow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(at("2026-11-24T17:00:00Z").spent()).isZero();
        var file = folder.resolve(CostFile.NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileIsToldOfAndBegunAnew() throws Exception {
        Files.writeString(folder.resolve(CostFile.NAME), "{\"day\":\"2026-11-24\",\"usd\":\"x\"}");
        var costs = at("2026-11-24T10:00:00Z");
        assertThat(costs.problem()).get().asString().startsWith("costs.json cannot be read");
        costs.add(ONE);
        assertThat(at("2026-11-24T10:00:00Z").problem()).isEmpty();
        assertThat(at("2026-11-24T10:00:00Z").spent()).isEqualByComparingTo("1");
    }

    @Test
    void noCallBeginsOnceTheCapIsMet() throws Exception {
        var costs = at("2026-11-24T10:00:00Z");
        assertThat(costs.begin(ONE)).isTrue();
        costs.end(ONE, new BigDecimal("2"));
        assertThat(costs.isMet()).isTrue();
        assertThat(costs.begin(ONE)).isFalse();
    }

    @Test
    void aCallThatMayExceedTheCapWaitsUntilNoOtherIsUnderWay() throws Exception {
        var costs = at("2026-11-24T10:00:00Z");
        assertThat(costs.begin(new BigDecimal("1.5"))).isTrue();
        var second = new CompletableFuture<Boolean>();
        var waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                second.complete(costs.begin(ONE));
                            } catch (InterruptedException e) {
                                second.completeExceptionally(e);
                            }
                        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
        assertThat(second).isNotDone();
        costs.end(new BigDecimal("1.5"), new BigDecimal("3"));
        assertThat(second.get(10, TimeUnit.SECONDS)).isFalse();
    }
}
