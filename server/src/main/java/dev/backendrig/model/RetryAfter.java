package dev.backendrig.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads how long a provider asks to wait.
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,12})?");

    private RetryAfter() {}

    /// The value of a `Retry-After` header: seconds or a date (RFC 9110, 10.2.3). Empty where it is
    /// neither; a date that has passed asks for no wait.
    public static Optional<Duration> header(String value, Instant now) {
        var text = value.strip();
        var seconds = seconds(text);
        if (seconds.isPresent()) return seconds;
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// A number of seconds such as `7` or `34.5`; empty where it is none or longer than a life.
    public static Optional<Duration> seconds(String text) {
        if (!SECONDS.matcher(text).matches()) return Optional.empty();
        var nanos = new BigDecimal(text).movePointRight(9).setScale(0, RoundingMode.CEILING);
        return Optional.of(Duration.ofNanos(nanos.longValueExact()));
    }
}
