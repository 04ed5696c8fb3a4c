package dev.backendrig.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// A JSON number of any size; `1.0` and `1` are different values here but the same integer.
public record JsonNumber(BigDecimal value) implements JsonValue {
    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    /// The number as an integer, empty where it has a fraction or does not fit.
    public OptionalLong integer() {
        // The comparisons come first: they are cheap for 1e999999999, the expansion is not.
        if (value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0) return OptionalLong.empty();
        if (value.signum() == 0) return OptionalLong.of(0);
        if (value.stripTrailingZeros().scale() > 0) return OptionalLong.empty();
        return OptionalLong.of(value.longValueExact());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
