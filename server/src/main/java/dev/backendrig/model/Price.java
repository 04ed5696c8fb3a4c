package dev.backendrig.model;

import dev.backendrig.message.Usage;
import java.math.BigDecimal;

/// What a model's tokens cost, in US dollars for a million.
///
/// @param input of tokens read
/// @param cached of tokens read that the provider had in its cache
/// @param output of tokens written, thought tokens included
public record Price(BigDecimal input, BigDecimal cached, BigDecimal output) {
    /// Of a model that costs nothing.
    public static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int MILLION = 6;

    public Price {
        if (input.signum() < 0 || cached.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("a price must be >= 0");
        }
    }

    /// Whether whatever is asked costs nothing.
    public boolean isFree() {
        return input.signum() == 0 && cached.signum() == 0 && output.signum() == 0;
    }

    /// What so much costs, in US dollars, exactly.
    public BigDecimal of(Usage usage) {
        var fresh = BigDecimal.valueOf(Math.max(0, usage.input() - usage.cached()));
        return input.multiply(fresh)
                .add(cached.multiply(BigDecimal.valueOf(usage.cached())))
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(MILLION);
    }
}
