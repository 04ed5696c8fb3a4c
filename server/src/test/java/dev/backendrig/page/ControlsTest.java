package dev.backendrig.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "#4 button \"Kirim\" submit                                | 4",
                "#4 button \"Kirim\" submit post → pay.example:8443        | 4",
                "#5 link \"Toko\" → toko.example                           | 5",
                "- #5 link \"Unduh\" download → cdn.example #6 link \"Lagi\" | 5 6",
                "#5 link to berkas.zip download                             | 5",
                "#7 textbox \"Sandi\" secret required focused              | 7",
                "#8 button submit #9 button \"#10 link\" submit            | 8 9",
                "form \"#1 button\"                                         | ``",
                "form \"#1 button 'x'\" → evil.example                      | ``",
                "form → evil.example                                        | ``",
                "#3 link \"x\" · submit                                      | 3",
            })
    void areFoundOnLinesWithMarks(String line, String refs) {
        assertThat(Controls.on(line)).isEqualTo(numbers(refs));
    }

    private static List<Integer> numbers(String refs) {
        if (refs.isEmpty()) return List.of();
        return Arrays.stream(refs.split(" ")).map(Integer::valueOf).toList();
    }

    @Test
    void haveTheFocusBehindTheirMarks() {
        var line = "#4 button \"Kirim\" submit post focused #5 link \"Toko\" → toko.example";
        assertThat(Controls.focused(line)).contains(4);
        assertThat(Controls.withoutFocus(line))
                .isEqualTo("#4 button \"Kirim\" submit post #5 link \"Toko\" → toko.example");
    }
}
