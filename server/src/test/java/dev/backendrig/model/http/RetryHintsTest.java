package dev.backendrig.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When to come again, from a response's headers.
class RetryHintsTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Retry-After                           | 7                             | PT7S
                    Retry-After                           | Wed, 01 Jul 2026 12:00:30 GMT | PT30S
                    Retry-After                           | Wed, 01 Jul 2026 11:00:00 GMT | PT0S
                    retry-after-ms                        | 1500                          | PT1.5S
                    retry-after-ms                        | 12.5                          | PT0.0125S
                    x-ratelimit-reset-requests            | 1s                            | PT1S
                    x-ratelimit-reset-requests            | 8.64s                         | PT8.64S
                    x-ratelimit-reset-tokens              | 6m0s                          | PT6M
                    x-ratelimit-reset-tokens              | 1h2m3.5s                      | PT1H2M3.5S
                    x-ratelimit-reset-tokens              | 20ms                          | PT0.02S
                    x-ratelimit-reset-tokens              | 1d                            | PT24H
                    x-ratelimit-reset                     | 30                            | PT30S
                    x-ratelimit-reset                     | 1782907260                    | PT1M
                    x-ratelimit-reset                     | 1782907205000                 | PT5S
                    x-ratelimit-reset                     | 1000000000                    | PT0S
                    anthropic-ratelimit-requests-reset    | 2026-07-01T12:00:09Z          | PT9S
                    anthropic-ratelimit-input-tokens-reset| 2026-07-01T14:00:09+02:00     | PT9S
                    """)
    void understandsTheHeadersOfProviders(String name, String value, Duration wait) {
        assertThat(of(Map.of(name, value))).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e9", "9999999999999999999", "5x", "1s2h", "١"})
    void saysNothingOfWhatItDoesNotUnderstand(String value) {
        for (var name : List.of("Retry-After", "retry-after-ms", "x-ratelimit-reset-tokens")) {
            assertThat(of(Map.of(name, value))).isEmpty();
        }
    }

    @Test
    void saysNothingWhereNoHeaderDoes() {
        assertThat(of(Map.of("content-type", "text/plain"))).isEmpty();
    }

    @Test
    void goesByTheStandardHeaderBeforeTheLimits() {
        assertThat(of(Map.of("retry-after", "3", "x-ratelimit-reset-tokens", "60s")))
                .contains(Duration.ofSeconds(3));
        assertThat(of(Map.of("retry-after", "3", "retry-after-ms", "2900")))
                .contains(Duration.ofMillis(2900));
    }

    @Test
    void goesByTheLimitThatNothingIsLeftOf() {
        var headers = new HashMap<String, String>();
        headers.put("x-ratelimit-remaining-requests", "99");
        headers.put("x-ratelimit-reset-requests", "1h");
        headers.put("x-ratelimit-remaining-tokens", "0");
        headers.put("x-ratelimit-reset-tokens", "9s");
        assertThat(of(headers)).contains(Duration.ofSeconds(9));
        headers.put("x-ratelimit-remaining-requests", "0");
        assertThat(of(headers)).contains(Duration.ofHours(1));
    }

    @Test
    void goesByTheNearestWhereItIsNotSaidWhatIsLeft() {
        assertThat(of(Map.of("x-ratelimit-reset-requests", "1h", "x-ratelimit-reset-tokens", "9s")))
                .contains(Duration.ofSeconds(9));
    }

    private static Optional<Duration> of(Map<String, String> headers) {
        var lists = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return RetryHints.of(HttpHeaders.of(lists, (_, _) -> true), NOW);
    }
}
