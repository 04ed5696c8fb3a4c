package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.tool.PageSight;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "page \"Pendaftaran\" http://localhost:3000/form|http://localhost:3000/form",
                "page \"\" https://a.example/|https://a.example/",
                "page \"x http://b.example/\" https://a.example/?q=1|https://a.example/?q=1",
                "page \"x\"|^^",
                "page \"x\" about:blank|^^",
                "h1 page \"x\" https://a.example/|^^"
            })
    void readsTheAddressInTheFirstLineOfASnapshot(String line, String address) {
        var snapshot = line + "\npage \"y\" https://below.example/";
        assertThat(Landing.addressOf(snapshot).orElse("")).isEqualTo(address);
    }

    @Test
    void takesTheSnapshotsAddressBeforeThatOfTheContent() {
        var content = Json.parse("{\"navigated_to\":\"https://a.example/\",\"n\":12345678}");
        var sight = new PageSight.AfterAction("d", "page \"t\" https://b.example/\ntext");
        var landing = Landing.of(new ToolOutcome.Done(content, List.of(), sight));
        assertThat(landing.address()).hasValue("https://b.example/");
        assertThat(landing.texts()).contains("12345678", sight.text());
    }

    @Test
    void takesNoAddressThatIsNotFull() {
        var content = Json.parse("{\"url\":\"u\",\"text\":\"a\"}");
        assertThat(Landing.of(ToolOutcome.Done.of(content)).address()).isEmpty();
    }

    @Test
    void ourOwnWordsAreNoTextOfAPage() {
        var outcome = ToolOutcome.Done.inOurWords("Done: the element was clicked.", null);
        assertThat(Landing.of(outcome).texts()).isEmpty();
    }
}
