package dev.backendrig.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Sorted measurements.
public final class Distribution {
    private final long[] sorted;

    private Distribution(long[] sorted) {
        this.sorted = sorted;
    }

    public static Distribution of(List<Long> values) {
        return of(values.stream().mapToLong(Long::longValue));
    }

    static Distribution of(LongStream values) {
        return new Distribution(values.sorted().toArray());
    }

    /// The arrivals of all streams together.
    public static Distribution ofArrivals(List<StreamOutcome> outcomes) {
        return of(outcomes.stream().flatMapToLong(o -> Arrays.stream(o.arrivals().sorted)));
    }

    public int size() {
        return sorted.length;
    }

    /// The smallest value that is not exceeded by this share of the values (nearest rank); 0 where
    /// there are none.
    ///
    /// @param share above 0, at most 1
    public double percentile(double share) {
        if (share <= 0 || share > 1) throw new IllegalArgumentException("share: " + share);
        if (sorted.length == 0) return 0;
        return (double) sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    public double median() {
        return percentile(0.5);
    }

    public double max() {
        return percentile(1);
    }
}
