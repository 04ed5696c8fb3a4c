package dev.backendrig.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a model is told of a difference, to the letter: the cases stand in `differences.txt`.
class SnapshotDiffTest {
    /// A page before, a page after, and what is told of it.
    record Case(String name, String before, String after, String told) {
        @Override
        public String toString() {
            return name;
        }

        private static Case read(String text) {
            var parts = text.split("\n--- (?:before|after|told)\n", 4);
            return new Case(parts[0], parts[1], parts[2], parts[3].strip());
        }
    }

    static List<Case> cases() {
        try (var in = SnapshotDiffTest.class.getResourceAsStream("differences.txt")) {
            if (in == null) throw new AssertionError("differences.txt is missing");
            var text = new String(in.readAllBytes(), UTF_8);
            return Arrays.stream(text.split("(?m)^=== ", -1)).skip(1).map(Case::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void tellsWhatChanged(Case example) {
        assertThat(told(example)).isEqualTo(example.told());
    }

    @Test
    void costsLittleWhereLittleChanged() {
        var costs = cases().stream().map(it -> TokenEstimate.of(told(it))).sorted().toList();
        assertThat(costs.get(costs.size() / 2)).isLessThanOrEqualTo(50);
        assertThat(costs.getLast()).isLessThanOrEqualTo(150);
    }

    @Test
    void goesOverAThousandLinesWithoutTellingMoreThanChanged() {
        var before = Stream.iterate(1, i -> i + 1).limit(1_000).map("- #%d link \"L\""::formatted);
        var lines = before.toList();
        var after = lines.stream().filter(line -> !line.contains("#500 ")).toList();
        var text =
                DiffText.of(
                        SnapshotDiff.between(String.join("\n", lines), String.join("\n", after)));
        assertThat(text).isEqualTo("page changed (- gone):\n- #500");
    }

    private static String told(Case example) {
        return DiffText.of(SnapshotDiff.between(example.before(), example.after()));
    }
}
