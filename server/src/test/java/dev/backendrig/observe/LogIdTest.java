package dev.backendrig.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogIdTest {
    @Test
    void isShortAndStaysTheSameForAnId() {
        assertThat(LogId.of("session")).matches("[0-9a-f]{8}").isEqualTo(LogId.of("session"));
    }

    @Test
    void tellsIdsApartAndDoesNotContainThem() {
        assertThat(LogId.of("deadbeef")).isNotEqualTo("deadbeef").isNotEqualTo(LogId.of("cafe"));
    }

    @Test
    void cannotBeComputedFromTheIdAlone() {
        // The first digits of SHA-256 of "abc" (FIPS 180-2, appendix B.1).
        assertThat(LogId.of("abc")).isNotEqualTo("ba7816bf");
    }
}
