package dev.backendrig.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7,7000",
        " 7 ,7000",
        "0,0",
        "34.5,34500",
        "'Tue, 24 Nov 2026 08:00:05 GMT',5000",
        "'Tue, 24 Nov 2026 07:00:00 GMT',0"
    })
    void readsSecondsAndDates(String value, long millis) {
        assertThat(RetryAfter.header(value, NOW)).hasValue(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1e9", "99999999999", "0x10", "1.", "٣"})
    void takesNothingElse(String value) {
        assertThat(RetryAfter.header(value, NOW)).isEmpty();
    }

    @Test
    void roundsUpToWholeNanoseconds() {
        assertThat(RetryAfter.seconds("0.0000000001")).hasValue(Duration.ofNanos(1));
    }
}
