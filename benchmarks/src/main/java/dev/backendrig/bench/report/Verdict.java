package dev.backendrig.bench.report;

import java.util.Locale;

/// A target and what was measured against it.
///
/// @param measured for people, with its unit
public record Verdict(String target, String measured, Outcome outcome) {
    /// Whether the target is reached.
    public enum Outcome {
        MET("met"),
        NOT_MET("NOT MET"),
        /// One of the two sides was saturated or lost chunks.
        NOT_COMPARED("not compared");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// A number held against its bound.
    public static Verdict atMost(String target, double measured, double bound, String unit) {
        var words = String.format(Locale.ROOT, "%.2f%s (at most %.2f)", measured, unit, bound);
        return new Verdict(target, words, measured <= bound ? Outcome.MET : Outcome.NOT_MET);
    }

    /// Something that must not happen at all.
    public static Verdict never(String target, int times) {
        return new Verdict(target, times + " times", times == 0 ? Outcome.MET : Outcome.NOT_MET);
    }

    public static Verdict notCompared(String target, String reason) {
        return new Verdict(target, reason, Outcome.NOT_COMPARED);
    }
}
