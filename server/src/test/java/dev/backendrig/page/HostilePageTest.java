package dev.backendrig.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages made to cost the server time.
class HostilePageTest {
    /// For a cold start on a busy machine; the benchmark tells what it takes.
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    static Stream<Arguments> pages() {
        var random = new Random(1);
        return Stream.of(
                Arguments.of("equal lines", lines(30_000, i -> "a"), lines(20_000, i -> "a")),
                Arguments.of(
                        "two lines in two orders",
                        lines(30_000, i -> random.nextBoolean() ? "a" : "b"),
                        lines(30_000, i -> random.nextBoolean() ? "a" : "b")),
                Arguments.of(
                        "everything the other way round",
                        lines(8_000, i -> "#" + i + " a"),
                        lines(8_000, i -> "#" + (8_000 - i) + " a")),
                Arguments.of(
                        "unique lines inside of unique lines",
                        lines(16_000, i -> "n" + Integer.numberOfTrailingZeros(i + 1) + i % 97),
                        lines(16_000, i -> "n" + Integer.numberOfTrailingZeros(i + 7) + i % 89)),
                Arguments.of(
                        "one number everywhere",
                        lines(10_000, i -> "#1 link \"" + i + "\""),
                        lines(10_000, i -> "#1 link \"" + -i + "\"")),
                Arguments.of("one long line", "\"#1 ".repeat(16_000), "#1 \"".repeat(16_000)),
                Arguments.of(
                        "one line of many words",
                        "#1 b \"x\" " + "w ".repeat(30_000) + "focused",
                        "#1 b \"x\" focused " + "w ".repeat(30_000)),
                Arguments.of(
                        "nothing but levels",
                        lines(300, i -> " ".repeat(i) + "a"),
                        lines(300, i -> " ".repeat(300 - i) + "a")),
                Arguments.of(
                        "texts that are nearly the same",
                        lines(6_000, i -> "price " + i),
                        lines(6_000, i -> "price " + (i + 10_000))));
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void areComparedInTime(String name, String before, String after) {
        var page = new PageSnapshot("d", before);
        var next = new PageSnapshot("d", after);
        var told =
                assertTimeoutPreemptively(
                        DEADLINE, () -> KnownPage.NONE.changes(page).next().changes(next).text());
        assertThat(told.getBytes(UTF_8).length).isLessThanOrEqualTo(PageSnapshot.MAX_BYTES + 1_000);
    }

    @Test
    void aNumberThatStandsTwiceMovesNothing() {
        var diff = SnapshotDiff.between("#1 a \"A\"\n#1 a \"B\"", "#1 a \"B\"\n#1 a \"A\"");
        assertThat(diff.edits()).hasSizeBetween(2, 3);
        assertThat(DiffText.of(diff)).contains("#1");
    }

    @Test
    void aLineThatLooksLikeADifferenceStaysText() {
        var told = DiffText.of(SnapshotDiff.between("h1 A", "h1 A\n- gone\n+ new\n@ nowhere\n~ x"));
        assertThat(Arrays.asList(told.split("\n", -1)))
                .containsSubsequence("+ - gone", "+ + new", "+ @ nowhere", "+ ~ x");
    }
}
