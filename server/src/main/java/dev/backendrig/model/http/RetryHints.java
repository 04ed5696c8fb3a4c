package dev.backendrig.model.http;

import dev.backendrig.model.RetryAfter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a response's headers say of when to come again.
///
/// The standard header counts before the limits that some providers list: of each, how much is left
/// and when it is renewed. Of these the one counts that nothing is left of.
final class RetryHints {
    /// OpenAI, "Rate limits in headers"; Anthropic, "Rate limits", "Response headers".
    private static final List<Limit> LIMITS =
            List.of(
                    new Limit("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
                    new Limit("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
                    new Limit("x-ratelimit-remaining", "x-ratelimit-reset"),
                    new Limit(
                            "anthropic-ratelimit-requests-remaining",
                            "anthropic-ratelimit-requests-reset"),
                    new Limit(
                            "anthropic-ratelimit-input-tokens-remaining",
                            "anthropic-ratelimit-input-tokens-reset"),
                    new Limit(
                            "anthropic-ratelimit-output-tokens-remaining",
                            "anthropic-ratelimit-output-tokens-reset"));

    /// Such as `1h2m3.5s`, `6m0s` or `20ms`.
    private static final Pattern SPAN =
            Pattern.compile(
                    "(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?"
                            + "(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");

    private static final Pattern MILLIS = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,12})?");

    /// Above it a number of seconds is a moment since 1970, above the other one of milliseconds.
    private static final long SECONDS_OF_A_MOMENT = 1_000_000_000L;

    private static final long MILLIS_OF_A_MOMENT = 100_000_000_000L;

    private static final long NANOS_OF_SECOND = 1_000_000_000L;
    private static final long NANOS_OF_MILLI = 1_000_000L;

    /// The names of a limit's two headers.
    private record Limit(String remaining, String reset) {}

    private RetryHints() {}

    /// How long to wait, empty where the headers do not say.
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(RetryHints::millis)
                .or(() ->
                        headers.firstValue("retry-after")
                                .flatMap(value -> RetryAfter.header(value, now)))
                .or(() -> ofLimits(headers, now));
    }

    private static Optional<Duration> ofLimits(HttpHeaders headers, Instant now) {
        var usedUp = LIMITS.stream().filter(limit -> isUsedUp(headers, limit));
        var longest = resets(usedUp, headers, now).max(Duration::compareTo);
        return longest.or(() -> resets(LIMITS.stream(), headers, now).min(Duration::compareTo));
    }

    private static boolean isUsedUp(HttpHeaders headers, Limit limit) {
        return headers.firstValue(limit.remaining()).map(String::strip).equals(Optional.of("0"));
    }

    private static Stream<Duration> resets(Stream<Limit> limits, HttpHeaders headers, Instant now) {
        return limits.flatMap(limit -> headers.firstValue(limit.reset()).stream())
                .flatMap(value -> reset(value.strip(), now).stream());
    }

    private static Optional<Duration> reset(String value, Instant now) {
        if (NUMBER.matcher(value).matches()) return number(value, now);
        return span(value).or(() -> moment(value).map(moment -> until(moment, now)));
    }

    private static Optional<Duration> number(String value, Instant now) {
        var whole = Long.parseLong(value.replaceFirst("\\..*", ""));
        if (whole >= MILLIS_OF_A_MOMENT) {
            return Optional.of(until(Instant.ofEpochMilli(whole), now));
        }
        if (whole >= SECONDS_OF_A_MOMENT) {
            return Optional.of(until(Instant.ofEpochSecond(whole), now));
        }
        return RetryAfter.seconds(value);
    }

    private static Optional<Duration> millis(String value) {
        var text = value.strip();
        if (!MILLIS.matcher(text).matches()) return Optional.empty();
        return Optional.of(Duration.ofNanos(scaled(text, NANOS_OF_MILLI)));
    }

    private static Optional<Duration> span(String value) {
        var parts = SPAN.matcher(value);
        if (value.isEmpty() || !parts.matches()) return Optional.empty();
        return Optional.of(
                Duration.ofDays(scaled(parts.group(1), 1))
                        .plusHours(scaled(parts.group(2), 1))
                        .plusMinutes(scaled(parts.group(3), 1))
                        .plusNanos(scaled(parts.group(4), NANOS_OF_SECOND))
                        .plusNanos(scaled(parts.group(5), NANOS_OF_MILLI)));
    }

    private static Optional<Instant> moment(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration until(Instant moment, Instant now) {
        return moment.isAfter(now) ? Duration.between(now, moment) : Duration.ZERO;
    }

    /// The number in so many units, rounded up; zero where there is none.
    private static long scaled(@Nullable String number, long unit) {
        if (number == null) return 0;
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
