package dev.backendrig.safety.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedTextTest {
    static Stream<List<String>> honest() {
        return Table.rows("invisible.tsv").filter(row -> row.getFirst().equals("="));
    }

    static Stream<List<String>> hidden() {
        return Table.rows("invisible.tsv").filter(row -> row.getFirst().equals("-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("honest")
    void writingAndEmojiStayAsTheyAre(List<String> row) {
        var cleaned = UntrustedText.clean(row.get(2));
        assertThat(cleaned.text()).isEqualTo(row.get(2));
        assertThat(cleaned.removed()).isEmpty();
        assertThat(UntrustedText.clean("x " + row.get(2) + " y").text())
                .isEqualTo("x " + row.get(2) + " y");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void whatNobodySeesIsTakenOutAndCounted(List<String> row) {
        var cleaned = UntrustedText.clean(row.get(2));
        assertThat(cleaned.text()).isEqualTo(row.get(3));
        assertThat(counts(cleaned)).isEqualTo(counts(row.get(4)));
        assertThat(UntrustedText.clean(cleaned.text()).text()).isEqualTo(cleaned.text());
    }

    @Test
    void honestAndHiddenAreToldApartInOneText() {
        var text = new StringBuilder();
        var left = new StringBuilder();
        honest().forEach(row -> {
            text.append(row.get(2)).append(" \u2063\n");
            left.append(row.get(2)).append(" \n");
        });
        assertThat(UntrustedText.clean(text.toString()).text()).isEqualTo(left.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200e", "\ufe0f", "\u00ad", "ه\u200d", "👍\u200d"})
    void aMegabyteOfThemTakesSecondsNotMinutes(String piece) {
        var text = piece.repeat(1 << 20);
        assertTimeout(Duration.ofSeconds(20), () -> UntrustedText.clean(text));
    }

    @Test
    void aMegabyteOfTagsTakesSecondsNotMinutes() {
        var text = "🏴" + Character.toString(0xe0067).repeat(1 << 19);
        var cleaned = UntrustedText.clean(text);
        assertThat(cleaned.text()).isEqualTo("🏴");
        assertTimeout(Duration.ofSeconds(20), () -> UntrustedText.clean(text));
    }

    @Test
    void whatIsCleanIsHandedBackAsTheSameObject() {
        var text = "nothing hidden, 100 %";
        assertThat(UntrustedText.clean(text).text()).isSameAs(text);
    }

    @Test
    void halvesOfPairsStay() {
        var text = "a\ud83d b\ude00\u200b";
        assertThat(UntrustedText.clean(text).text()).isEqualTo("a\ud83d b\ude00");
    }

    private static Map<String, Integer> counts(Cleaned cleaned) {
        var counts = new TreeMap<String, Integer>();
        cleaned.removed().forEach((kind, count) -> counts.put(kind.word(), count));
        return counts;
    }

    private static Map<String, Integer> counts(String written) {
        var counts = new TreeMap<String, Integer>();
        for (var pair : written.split(",", -1)) {
            var parts = pair.split(":", -1);
            counts.put(parts[0], Integer.parseInt(parts[1]));
        }
        return counts;
    }
}
