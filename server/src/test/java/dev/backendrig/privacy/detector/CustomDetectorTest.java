package dev.backendrig.privacy.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomDetectorTest {
    private static List<String> found(Detector detector, String text) {
        var found = new ArrayList<String>();
        detector.find(text, it -> found.add(text.substring(it.start(), it.end())));
        return found;
    }

    @Test
    void takesTheLongestOfTheWordsThatBeginAlike() {
        var words = CustomDetector.ofWords(List.of("Proyek", "Proyek X", "Proyek X Dua"));
        assertThat(found(words, "proyek x dua, proyek x satu, proyek dua"))
                .containsExactly("proyek x dua", "proyek x", "proyek");
    }

    @Test
    void takesTheWordsOfTheListAsTheyAreMeant() {
        var words = CustomDetector.ofWords(List.of("  Proyek \n X  ", "a.b"));
        assertThat(found(words, "Proyek X, a.b, axb")).containsExactly("Proyek X", "a.b");
    }

    @Test
    void findsAllMatchesOfAPattern() {
        var pattern = CustomDetector.ofPattern("[A-Z]{2}\\d+");
        assertThat(found(pattern, "AB1 CD23\nEF456")).containsExactly("AB1", "CD23", "EF456");
    }

    @Test
    void findsEachMatchOfALongLineOnce() {
        var pattern = CustomDetector.ofPattern("\\bk\\d+\\b");
        var line = new StringBuilder();
        var expected = new ArrayList<String>();
        for (var i = 0; line.length() < 20_000; i++) {
            expected.add("k" + i);
            line.append("k").append(i).append(' ');
        }
        assertThat(found(pattern, line.toString())).isEqualTo(expected);
    }

    @Test
    void findsAMatchThatLiesOverTheEdgeOfAWindow() {
        var pattern = CustomDetector.ofPattern("k[0-9]{150}z");
        var value = "k" + "7".repeat(150) + "z";
        for (var before = 700; before < 2_100; before += 7) {
            assertThat(found(pattern, "x".repeat(before) + value + "x".repeat(900)))
                    .as("behind %d", before)
                    .containsExactly(value);
        }
    }

    @Test
    void takesNoMatchOfMoreThanTwoHundredCharacters() {
        var pattern = CustomDetector.ofPattern("<[a-z]+>");
        assertThat(found(pattern, "<" + "a".repeat(300) + "> <b>")).containsExactly("<b>");
    }

    @Test
    void aPatternWhoseEverySearchReadsToTheEndIsStillLinear() {
        var pattern = CustomDetector.ofPattern("x.*y|x");
        var text = "x".repeat(1 << 14);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(found(pattern, text)).isNotEmpty());
    }

    @Test
    void aPatternThatBacktracksElsewhereIsLinear() {
        var pattern = CustomDetector.ofPattern("(a+)+b");
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> found(pattern, "a".repeat(1 << 16)));
    }
}
