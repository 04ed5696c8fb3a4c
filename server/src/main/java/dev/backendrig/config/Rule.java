package dev.backendrig.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a setting's text may be, and what it then means.
///
/// @param allowed completes the sentence "allowed is …"
/// @param reading the value, empty where the text is not allowed; gets text without outer white
///     space, never blank
record Rule<T>(String allowed, Function<String, Optional<T>> reading) {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)?");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}(\\.\\d{1,9})?");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");
    private static final Map<String, Boolean> FLAGS =
            Map.of(
                    "true", true, "yes", true, "on", true, "1", true, //
                    "false", false, "no", false, "off", false, "0", false);

    Optional<T> read(String text) {
        return reading.apply(text);
    }

    static Rule<Integer> number(int least, int most) {
        return new Rule<>(
                "a whole number from " + least + " to " + most,
                text ->
                        text.matches("\\d{1,9}")
                                ? Optional.of(Integer.valueOf(text))
                                        .filter(number -> number >= least && number <= most)
                                : Optional.empty());
    }

    /// A time with a unit; a bare number counts seconds.
    static Rule<Duration> duration(Duration least, Duration most) {
        return new Rule<>(
                "a time from "
                        + shortText(least)
                        + " to "
                        + shortText(most)
                        + ", written as 500ms, 30s, 2m or 1h; a bare number counts seconds",
                text ->
                        duration(text.toLowerCase(Locale.ROOT))
                                .filter(time -> time.compareTo(least) >= 0)
                                .filter(time -> time.compareTo(most) <= 0));
    }

    /// A time from a moment to a day.
    static Rule<Duration> time() {
        return duration(MOMENT, DAY);
    }

    private static Optional<Duration> duration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        var amount = Long.parseLong(matcher.group(1));
        var unit = matcher.group(2);
        if (unit == null) return Optional.of(Duration.ofSeconds(amount));
        return Optional.of(
                switch (unit) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofSeconds(amount);
                });
    }

    private static String shortText(Duration time) {
        if (time.toMillisPart() > 0) return time.toMillis() + "ms";
        if (time.toMinutes() == 0 || time.toSecondsPart() > 0) return time.toSeconds() + "s";
        return time.toMinutesPart() > 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }

    static Rule<Boolean> flag() {
        return new Rule<>(
                "true or false (also yes, no, on, off, 1, 0)",
                text -> Optional.ofNullable(FLAGS.get(text.toLowerCase(Locale.ROOT))));
    }

    /// An amount of money above nothing.
    static Rule<BigDecimal> dollars() {
        return new Rule<>(
                "an amount in US dollars above 0, such as 0.50 or 20",
                text ->
                        AMOUNT.matcher(text).matches()
                                ? Optional.of(new BigDecimal(text))
                                        .filter(amount -> amount.signum() > 0)
                                : Optional.empty());
    }

    /// One of the names, upper or lower case.
    static <T> Rule<T> oneOf(Map<String, T> choices, String allowed) {
        return new Rule<>(
                allowed, text -> Optional.ofNullable(choices.get(text.toLowerCase(Locale.ROOT))));
    }

    static <E extends Enum<E>> Rule<E> oneOf(Class<E> type) {
        var constants = Arrays.asList(type.getEnumConstants());
        var names = constants.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
        return new Rule<>(
                "one of " + String.join(", ", names),
                text ->
                        constants.stream()
                                .filter(it -> it.name().equalsIgnoreCase(text))
                                .findFirst());
    }

    /// A key or a token: it goes into an HTTP header as it is.
    static Rule<Secret> secret() {
        return new Rule<>(
                "visible ASCII characters without white space",
                text ->
                        VISIBLE_ASCII.matcher(text).matches()
                                ? Optional.of(new Secret(text))
                                : Optional.empty());
    }

    /// Several of these, separated by commas; empty items do not count.
    Rule<List<T>> list() {
        return new Rule<>("a list, separated by commas, of: " + allowed, this::readList);
    }

    private Optional<List<T>> readList(String text) {
        var items = new ArrayList<T>();
        for (var part : text.split(",", -1)) {
            if (part.isBlank()) continue;
            var item = reading.apply(part.strip());
            if (item.isEmpty()) return Optional.empty();
            items.add(item.get());
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(items);
    }
}
