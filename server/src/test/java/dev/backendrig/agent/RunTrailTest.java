package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.safety.Site;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTrailTest {
    private static final Site SITE = new Site("a.example");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final RunTrail trail = new RunTrail(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /// The click was judged at 0 s and done at 2 s; it is looked at 20 s.
    @ParameterizedTest
    @CsvSource({
        "1, true",
        "2, true",
        "11, true",
        "12, true",
        "13, false",
        "19, false",
        "-1, false"
    })
    void aSiteThatCameUpToTenSecondsAfterAClickIsWhereItLed(int came, boolean led) {
        trail.judged("c", Optional.of(SITE), Set.of());
        pass(Duration.ofSeconds(2));
        trail.clicked("c");
        pass(Duration.ofSeconds(18));
        assertThat(trail.clickLedTo(Optional.of(Duration.ofSeconds(20L - came)))).isEqualTo(led);
    }

    @Test
    void aSiteIsSuspectedUntilThePersonLetTheCallBeMade() {
        var bank = new Site("bank.example");
        trail.suspects("1", SITE, bank);
        assertThat(trail.suspected("2", SITE)).hasValue(bank);
        assertThat(trail.suspected("1", SITE)).isEmpty();
        assertThat(trail.suspected("2", bank)).isEmpty();
        trail.allowed("1");
        assertThat(trail.suspected("2", SITE)).isEmpty();
    }

    @Test
    void withoutAClickNoneLedAnywhere() {
        assertThat(trail.clickLedTo(Optional.of(Duration.ZERO))).isFalse();
        trail.judged("c", Optional.of(SITE), Set.of());
        trail.clicked("c");
        assertThat(trail.clickLedTo(Optional.empty())).isFalse();
        assertThat(trail.clickLedTo(Optional.of(Duration.ZERO))).isTrue();
        trail.left();
        assertThat(trail.clickLedTo(Optional.of(Duration.ZERO))).isFalse();
    }

    @Test
    void whatAnOutcomeToldCountsUntilTheSessionTellsSomethingElse() {
        var session = Optional.of("https://a.example/");
        assertThat(trail.address(session)).isEqualTo(session);
        trail.tells("https://b.example/", session);
        assertThat(trail.address(session)).hasValue("https://b.example/");
        assertThat(trail.address(Optional.of("https://c.example/"))).hasValue("https://c.example/");
    }

    @Test
    void aCallIsWhatItWasJudgedLast() {
        trail.judged("c", Optional.of(SITE), Set.of(SITE));
        trail.judged("c", Optional.of(SITE), Set.of());
        assertThat(trail.judgement("c").asked()).isEmpty();
        assertThat(trail.judgement("unknown").here()).isEmpty();
    }

    @Test
    void whereABrowserIsAfterItToldWhereAClickLedItsPersonWent() {
        trail.judged("c", Optional.of(SITE), Set.of());
        trail.clicked("c");
        assertThat(trail.lastClickLedTo(Optional.of(Duration.ZERO))).isTrue();
        trail.tells("https://bank.example/next", Optional.empty());
        assertThat(trail.lastClickLedTo(Optional.of(Duration.ZERO))).isFalse();
        assertThat(trail.clickLedTo(Optional.of(Duration.ZERO))).isTrue();
    }
}
