package dev.backendrig.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFitTest {
    private static final String PAGE =
            "page \"Shop\" https://shop.example/\n"
                    + "view 0–720 of 9000 px; controls above 0, below 4\n"
                    + IntStream.range(0, 60)
                            .mapToObj(i ->
                                    "h2 Part %d\nA sentence about part %d that goes on and on.\n #%d button \"Buy %d\""
                                            .formatted(i, i, i + 1, i))
                            .collect(Collectors.joining("\n"));

    @Test
    void leavesAShortPageAsItIs() {
        assertThat(PageFit.of(PAGE, 100_000)).isSameAs(PAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200, 400, 800, 1200})
    void keepsToItsTokens(int most) {
        assertThat(TokenEstimate.of(PageFit.of(PAGE, most))).isLessThanOrEqualTo(most);
    }

    @Test
    void keepsTheHeadThenControlsThenHeadingsThenText() {
        var controls = PageFit.of(PAGE, 300);
        assertThat(controls)
                .startsWith("page \"Shop\"")
                .contains("view 0–720", "#1 button \"Buy 0\"");
        assertThat(controls).doesNotContain("h2 Part", "A sentence");
        var headings = PageFit.of(PAGE, 800);
        assertThat(headings)
                .contains("#60 button", "h2 Part 0")
                .doesNotContain("A sentence about part 0");
    }

    @Test
    void keepsTheOrderOfTheLinesAndSaysWhatIsLeftOut() {
        var fit = PageFit.of(PAGE, 300);
        assertThat(fit.indexOf("#1 button")).isLessThan(fit.indexOf("#2 button"));
        assertThat(fit.lines().toList().getLast())
                .matches(
                        "\\(left out to fit your window: \\d+ lines, \\d+ of them with controls;"
                                + " .*\\)");
    }

    @Test
    void cutsOneEndlessLine() {
        var fit = PageFit.of("word ".repeat(10_000), 200);
        assertThat(fit).startsWith("word word");
        assertThat(TokenEstimate.of(fit)).isLessThanOrEqualTo(200);
    }
}
