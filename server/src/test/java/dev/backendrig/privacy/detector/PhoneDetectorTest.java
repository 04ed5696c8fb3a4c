package dev.backendrig.privacy.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneDetectorTest {
    @Test
    void readsNationalNumbersOfItsRegionsOnly() {
        assertThat(found("ID", "020 7946 0958")).isEmpty();
        assertThat(found("GB", "020 7946 0958")).containsExactly("020 7946 0958");
    }

    @Test
    void readsTwoNumbersThatOnlyABlankSeparates() {
        assertThat(found("ID", "0812-3456-7890 0813-4567-8901"))
                .containsExactly("0812-3456-7890", "0813-4567-8901");
        assertThat(found("ID", "+62 812 3456 7890 +62 813 4567 8901"))
                .containsExactly("+62 812 3456 7890", "+62 813 4567 8901");
        assertThat(found("ID", "081234567890,081345678901"))
                .containsExactly("081234567890", "081345678901");
    }

    /// The library is asked a bounded number of times; then form alone decides.
    @Test
    void hidesWhatItCouldNotAskAbout() {
        var page = new StringBuilder();
        for (var i = 0; i < 2000; i++) page.append("+62 812 ").append(10_000_000 + i).append('\n');
        assertThat(found("ID", page.toString())).hasSize(2000);
    }

    @Test
    void refusesARegionThatThereIsNone() {
        assertThatThrownBy(() -> new PhoneDetector(List.of("XX")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XX");
    }

    @Test
    void tellsRegionsWithoutNumbers() {
        assertThat(PhoneDetector.knows("ID")).isTrue();
        assertThat(PhoneDetector.knows("AQ")).isFalse();
    }

    private static List<String> found(String region, String text) {
        var values = new ArrayList<String>();
        new PhoneDetector(List.of(region))
                .find(text, finding -> values.add(text.substring(finding.start(), finding.end())));
        return values;
    }
}
