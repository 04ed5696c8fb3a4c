package dev.backendrig.safety.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.backendrig.safety.AddressTaint;
import dev.backendrig.safety.text.Table;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFilterTest {
    private static final AddressTaint SECRETS =
            url -> Stream.of("SECRET", "c2VjcmV0", "736563726574").anyMatch(url::contains);
    private static final String[] PIECES = {
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "]:",
        "<",
        ">",
        "`",
        "```",
        "\n",
        "\n\n",
        "  ",
        "\\",
        "&#58;",
        "https://evil.example/SECRET",
        "http",
        "www.",
        "a",
        "<b",
        "<img",
        " style=",
        "\"",
        "$",
        "$$",
        "|",
        "- ",
        "> ",
        "~~~",
        "\r\n",
        "javascript:",
        "^1",
        "!",
        "é",
        "👍"
    };

    static Stream<List<String>> changed() {
        return Table.rows("output.tsv").filter(row -> row.getFirst().equals("-"));
    }

    static Stream<List<String>> kept() {
        return Table.rows("output.tsv").filter(row -> row.getFirst().equals("="));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changed")
    void nothingLoadsAndNoLinkHidesItsHost(List<String> row) {
        assertThat(whole(row.get(2))).isEqualTo(row.get(3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changed")
    void theSameIsShownHoweverAnAnswerIsCut(List<String> row) {
        assertSameForAllCuts(row.get(2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void allElsePassesAsItIs(List<String> row) {
        assertThat(whole(row.get(2))).isEqualTo(row.get(2));
        assertSameForAllCuts(row.get(2));
    }

    @Test
    void theSameIsShownHoweverARandomAnswerIsCut() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (var i = random.nextInt(40); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            var expected = whole(text.toString());
            var filter = new OutputFilter(SECRETS);
            var shown = new StringBuilder();
            for (var at = 0; at < text.length(); ) {
                var end = Math.min(text.length(), at + 1 + random.nextInt(5));
                shown.append(filter.push(text.substring(at, end)));
                at = end;
            }
            shown.append(filter.stepEnds());
            assertThat(shown.toString()).as("seed %d: %s", seed, text).isEqualTo(expected);
        }
    }

    @Test
    void whatIsHeldIsShownOnTheSafeSideWhereverItIsCut() {
        // Where the cut has made text of a tag, the code behind it is code.
        changed()
                .filter(row -> !List.of("backtick in a tag", "fence in HTML").contains(row.get(1)))
                .forEach(row -> {
                    var text = row.get(2);
                    for (var at = 1; at < text.length(); at++) {
                        var filter = new OutputFilter(SECRETS);
                        var shown = filter.push(text.substring(0, at)) + filter.cut();
                        assertThat(filter.isHolding()).isFalse();
                        shown += filter.push(text.substring(at)) + filter.stepEnds();
                        assertThat(shown)
                                .as("%s, cut at %d", row.get(1), at)
                                .doesNotContain("](data:");
                        assertThat(shown).doesNotContain("](javascript:").doesNotContain("<img ");
                        assertThat(shown)
                                .doesNotContainPattern(
                                        "(?<!\\[evil\\.example)]\\(https://[^()]*\\)(?! \\()");
                        assertThat(shown).doesNotContainPattern("(?<!\\\\)!\\[[^\\[\\]`]*]\\(");
                        assertThat(shown)
                                .doesNotContainPattern("(?m)^\\[r]: *(https|javascript|//)");
                    }
                });
    }

    @Test
    void textThatCanBecomeNothingIsNeverHeld() {
        var filter = new OutputFilter(SECRETS);
        var text = "Plain text, 3.50 (three) and *more*; done: yes!";
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var shown = filter.push(String.valueOf(c));
            if (!shown.isEmpty()) assertThat(shown).endsWith(String.valueOf(c));
            else assertThat(AddressBegin.mayBeginWith(c)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](https://example.com/",
                "`code ",
                "<https://",
                "https://example.com/",
                "[r]:",
                "<a ",
                "[x](é"
            })
    void noMoreThanTwoKibibytesAreHeld(String begin) {
        var filter = new OutputFilter(SECRETS);
        var pushed = new StringBuilder();
        var shown = new StringBuilder();
        for (var i = 0; i < 5_000; i++) {
            var piece =
                    i == 0 ? begin : begin.contains("é") ? "é" : begin.startsWith("<a") ? " " : "a";
            pushed.append(piece);
            shown.append(filter.push(piece));
            var held =
                    pushed.toString().getBytes(UTF_8).length
                            - shown.toString().getBytes(UTF_8).length;
            assertThat(held).isLessThanOrEqualTo(OutputFilter.MAX_HELD);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "](",
                "[",
                "`",
                "` ",
                "``a",
                "<a ",
                "<",
                "h",
                "http",
                "https://",
                "![",
                "]: ",
                "\\",
                "&",
                "(",
                "](x",
                "[x](https://e.example",
                "$",
                "\n",
                "<b style=",
                "&#",
                "]"
            })
    void aMegabyteOfThemTakesSecondsNotMinutes(String piece) {
        var text = piece.repeat((1 << 20) / piece.length());
        assertTimeout(Duration.ofSeconds(20), () -> whole(text));
    }

    @Test
    void aStepThatEndsInTheMiddleStartsAParagraph() {
        var filter = new OutputFilter(SECRETS);
        assertThat(filter.push("See `a") + filter.stepEnds()).isEqualTo("See `a");
        assertThat(filter.push("` ![x](https://evil.example/a) `") + filter.stepEnds())
                .isEqualTo("` ![x](https://evil.example/a) `");
        assertThat(filter.push("![x](https://evil.example/a)") + filter.stepEnds())
                .isEqualTo("![x] (https://evil.example/a)");
    }

    @Test
    void codeThatIsOpenAtTheEndOfAStepIsOpenInTheNext() {
        var filter = new OutputFilter(SECRETS);
        assertThat(filter.push("```\na") + filter.stepEnds()).isEqualTo("```\na");
        assertThat(filter.push("<img src=x>\n```\n") + filter.push("<img src=x>"))
                .isEqualTo("<img src=x>\n```\n&lt;img src=x>");
    }

    private static void assertSameForAllCuts(String text) {
        var expected = whole(text);
        for (var at = 1; at < text.length(); at++) {
            var filter = new OutputFilter(SECRETS);
            var shown = filter.push(text.substring(0, at)) + filter.push(text.substring(at));
            assertThat(shown + filter.stepEnds()).as("cut at %d", at).isEqualTo(expected);
        }
        var filter = new OutputFilter(SECRETS);
        var shown = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            shown.append(filter.push(text.substring(i, i + 1)));
        }
        assertThat(shown.append(filter.stepEnds()).toString()).isEqualTo(expected);
    }

    private static String whole(String text) {
        var filter = new OutputFilter(SECRETS);
        return filter.push(text) + filter.stepEnds();
    }
}
