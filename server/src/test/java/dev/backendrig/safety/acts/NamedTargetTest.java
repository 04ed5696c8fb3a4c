package dev.backendrig.safety.acts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamedTargetTest {
    private static final PromptPhrases WORDS = PromptPhrases.load();

    static Stream<Arguments> prompts() {
        return Table.rows("named.txt");
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void isTheExactNameBehindAVerbOfClickingOnceOnThePage(
            String named, String prompt, String names) {
        var elements = new ArrayList<Element>();
        var target = new Element(0, "", "");
        for (var name : names.split(" / ", -1)) {
            var ref = elements.size() + 1;
            var element = new Element(ref, "button", name.replaceFirst("^\\*", ""));
            elements.add(element);
            if (name.startsWith("*")) target = element;
        }
        var said = new Prompt(prompt, WORDS).on(Pages.of(elements));
        assertThat(said.clicks(target)).isEqualTo(named.equals("yes"));
    }

    @Test
    void theTableHasSixtyOfEach() {
        assertThat(Table.count("named.txt", 0, "yes")).isGreaterThanOrEqualTo(60);
        assertThat(Table.count("named.txt", 0, "no")).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "isi halo ke Pesan lalu tekan Enter, true",
        "type hello into Message and press enter, true",
        "tekan tombol Enter, true",
        "press the Enter key, true",
        "jangan tekan Enter, false",
        "enter hello into Message, false",
        "klik Kirim, false"
    })
    void enterIsNamedAsAKey(String prompt, boolean named) {
        var said = new Prompt(prompt, WORDS).on(Pages.of(List.of()));
        assertThat(said.pressesEnter()).isEqualTo(named);
    }

    @Test
    void aLongPromptOnALargePageIsReadInTime() {
        var elements = new ArrayList<Element>();
        for (var i = 1; i <= 5_000; i++) elements.add(new Element(i, "button", "Tombol " + i));
        var start = System.nanoTime();
        var said = new Prompt("klik tombol yang ".repeat(1_100), WORDS).on(Pages.of(elements));
        assertThat(said.clicks(elements.getLast())).isFalse();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
