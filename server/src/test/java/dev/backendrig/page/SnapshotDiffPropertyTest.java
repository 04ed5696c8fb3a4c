package dev.backendrig.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of the difference of any two texts.
class SnapshotDiffPropertyTest {
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theEditsAppliedToTheOldLinesGiveTheNewOnes(long seed) {
        for (var round = seed * 1_000; round < seed * 1_000 + ROUNDS; round++) {
            var page = new RandomPage(round);
            var before = page.text();
            page.change();
            var diff = SnapshotDiff.between(before, page.text());
            assertThat(applied(diff)).as("seed " + round).isEqualTo(texts(diff.after().lines()));
            assertEveryLineOnce(diff, round);
        }
    }

    private static List<String> applied(SnapshotDiff diff) {
        var result = new ArrayList<String>();
        for (var edit : diff.edits()) {
            switch (edit) {
                case Edit.Kept(var b, _) -> result.add(diff.before().lines().get(b).text());
                case Edit.Changed(_, var a) -> result.add(diff.after().lines().get(a).text());
                case Edit.Moved(_, var a) -> result.add(diff.after().lines().get(a).text());
                case Edit.Added(var a) -> result.add(diff.after().lines().get(a).text());
                case Edit.Removed _ -> {}
            }
        }
        return result;
    }

    private static List<String> texts(List<SnapshotLine> lines) {
        return lines.stream().map(SnapshotLine::text).toList();
    }

    private static void assertEveryLineOnce(SnapshotDiff diff, long seed) {
        var before = new ArrayList<Integer>();
        var keptBefore = new ArrayList<Integer>();
        for (var edit : diff.edits()) {
            switch (edit) {
                case Edit.Kept(var b, _) -> {
                    before.add(b);
                    keptBefore.add(b);
                }
                case Edit.Changed(var b, _) -> before.add(b);
                case Edit.Moved(var b, _) -> before.add(b);
                case Edit.Added _ -> {}
                case Edit.Removed(var b) -> before.add(b);
            }
        }
        assertThat(keptBefore).as("seed " + seed).isSorted();
        assertThat(before).as("seed " + seed).doesNotHaveDuplicates();
        assertThat(before).as("seed " + seed).hasSize(diff.before().lines().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void whoReadsOnlyTheDifferencesKnowsEveryControlAsItIs(long seed) {
        for (var round = seed * 1_000; round < seed * 1_000 + ROUNDS; round++) {
            var page = new RandomPage(round);
            var reader = new Reader(page.text());
            var before = page.text();
            page.change();
            reader.read(DiffText.of(SnapshotDiff.between(before, page.text())));
            var truth = new Reader(page.text());
            assertThat(reader.refs).as("seed " + round).isEqualTo(truth.refs);
            truth.controls.forEach((ref, line) -> {
                if (!reader.renumbered) {
                    assertThat(reader.controls).containsEntry(ref, line);
                }
            });
        }
    }

    /// A reader who knows the controls from a whole page and then reads differences.
    private static final class Reader {
        private static final Pattern RANGE = Pattern.compile("#(\\d+)(?:–#(\\d+))?");

        final Map<Integer, String> controls = new HashMap<>();
        final Set<Integer> refs = new TreeSet<>();
        boolean renumbered;

        Reader(String page) {
            page.lines().forEach(this::learn);
        }

        private void learn(String text) {
            var line = SnapshotLine.of(text);
            refs.addAll(line.refs());
            line.firstRef().ifPresent(ref -> controls.put(ref, line.text()));
        }

        void read(String difference) {
            difference.lines().forEach(this::readLine);
        }

        private void readLine(String line) {
            if (line.equals("list items renumbered")) renumbered = true;
            if (line.length() < 2) return;
            var rest = line.substring(2);
            switch (line.charAt(0)) {
                case '+', '~' -> learn(rest);
                case '>' -> {
                    var text = rest.replaceFirst(", now (after #\\d+|first)$", "");
                    if (!text.matches("#\\d+")) learn(text);
                }
                case '-' -> {
                    if (rest.startsWith("#")) forget(rest);
                }
                default -> {}
            }
        }

        private void forget(String ranges) {
            var gone = RANGE.matcher(ranges);
            while (gone.find()) {
                var first = Integer.parseInt(gone.group(1));
                var last = gone.group(2) == null ? first : Integer.parseInt(gone.group(2));
                for (var ref = first; ref <= last; ref++) {
                    refs.remove(ref);
                    controls.remove(ref);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void linesThatAreAlignedAreEqualAndInOrder(long seed) {
        for (var round = seed * 1_000; round < seed * 1_000 + ROUNDS; round++) {
            var random = new Random(round);
            var before = random.ints(random.nextInt(40), 0, 5).toArray();
            var after = random.ints(random.nextInt(40), 0, 5).toArray();
            var partners = LineAligner.align(before, after, 5);
            var last = LineAligner.NONE;
            for (var a = 0; a < after.length; a++) {
                if (partners[a] == LineAligner.NONE) continue;
                assertThat(partners[a]).as("seed " + round).isGreaterThan(last);
                assertThat(before[partners[a]]).as("seed " + round).isEqualTo(after[a]);
                last = partners[a];
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void ofLinesWithoutAnAnchorAsManyAreKeptAsCanBe(long seed) {
        for (var round = seed * 1_000; round < seed * 1_000 + ROUNDS; round++) {
            var random = new Random(round);
            var before = random.ints(random.nextInt(24), 0, 3).toArray();
            var after = random.ints(random.nextInt(24), 0, 3).toArray();
            var partners = new int[after.length];
            Arrays.fill(partners, LineAligner.NONE);
            var all = new LineAligner.Range(0, before.length, 0, after.length);
            ShortestEdit.pair(before, after, all, partners);
            var kept = Arrays.stream(partners).filter(b -> b != LineAligner.NONE).count();
            assertThat(kept).as("seed " + round).isEqualTo(longestCommon(before, after));
        }
    }

    private static long longestCommon(int[] a, int[] b) {
        var best = new long[a.length + 1][b.length + 1];
        for (var i = 1; i <= a.length; i++) {
            for (var j = 1; j <= b.length; j++) {
                best[i][j] =
                        a[i - 1] == b[j - 1]
                                ? best[i - 1][j - 1] + 1
                                : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.length][b.length];
    }
}
