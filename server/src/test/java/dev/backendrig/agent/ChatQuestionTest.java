package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.language.ReplyHint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChatQuestionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH|click_element|May I do this: click `button Send` on `shop.example`, with"
                        + " text `Hi`.",
                "INDONESIAN|click_element|Bolehkah saya melakukan ini: mengeklik `button Send` di"
                        + " `shop.example`, dengan text `Hi`.",
                "ENGLISH|type_text|May I do this: type into `button Send` on",
                "INDONESIAN|type_text|Bolehkah saya melakukan ini: mengetik ke `button Send` di",
                "ENGLISH|navigate_to|May I do this: open an address",
                "INDONESIAN|navigate_to|Bolehkah saya melakukan ini: membuka alamat",
                "ENGLISH|scroll_to|May I do this: scroll",
                "INDONESIAN|get_page_content|Bolehkah saya melakukan ini: membaca halaman",
                "ENGLISH|get_interactive_elements|May I do this: list what is on the page",
                "ENGLISH|own_tool|May I do this: use the tool `own_tool`",
                "INDONESIAN|own_tool|Bolehkah saya melakukan ini: memakai alat `own_tool`",
            })
    void namesTheActionInPlainWords(Language language, String tool, String begin) {
        assertThat(text(language, action(tool, "button Send", value("text", "Hi"))))
                .startsWith(begin);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyAndHowToAnswer(Language language) {
        var text = text(language, action("x", null, value("a", "b")));
        assertThat(text).contains("Because.").endsWith("\n" + ReplyHint.in(language));
        assertThat(ReplyHint.isAtEndOf(text)).isTrue();
    }

    @Test
    void leavesOutTheNumberOfAnElementThatIsNamed() {
        assertThat(text(Language.ENGLISH, action("x", "Send", value("ref", "5"))))
                .doesNotContain("ref");
        assertThat(text(Language.ENGLISH, action("x", null, value("ref", "5"))))
                .contains("ref `5`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "![x](https://evil.example/a.png)|`![x](https://evil.example/a.png)`",
                "`]![x](y)|`’]![x](y)`",
                "a\tb|`a b`",
                "a\u202eb\u200bc\u0007|`abc`",
                "Empty cart|`Emp-ty cart`",
                "CompletionError|`Completion-Error`",
                "no message|`no-message`",
            })
    void showsForeignTextAsNothingButText(String foreign, String shown) {
        assertThat(ForeignText.quoted(foreign)).isEqualTo(shown);
    }

    @Test
    void showsAReasonWithoutAMeaningInMarkdown() {
        assertThat(ForeignText.line("![x](y) <img src=z> `a`"))
                .isEqualTo("!(x)(y) ‹img src=z› ’a’");
    }

    @Test
    void saysHowLongAValueIsThatIsTooLongToShow() {
        assertThat(ForeignText.quoted("x".repeat(5_000))).hasSize(2_010).endsWith("x… (5000)`");
        assertThat(ForeignText.quoted("x".repeat(1_999) + "😀😀")).contains("x… (2003)");
        assertThat(ForeignText.quoted("")).isEqualTo("` `");
    }

    private static String text(Language language, ApprovalCard.Action action) {
        return new ChatQuestion(language).text(List.of(action));
    }

    private static ApprovalCard.Value value(String name, String value) {
        return new ApprovalCard.Value(name, value);
    }

    private static ApprovalCard.Action action(
            String tool, @Nullable String target, ApprovalCard.Value value) {
        return new ApprovalCard.Action(
                tool,
                JsonObject.EMPTY,
                "shop.example",
                target,
                List.of(value),
                List.of("Because."));
    }
}
