package dev.backendrig.model.offline;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonString;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSummaryTest {
    private static final String TIDES =
            """
            Home › Science › Oceans › Tides
            Log in | Sign up | Contact | Help
            Accept all cookies
            Tides are the rise and fall of sea levels caused by the pull of the Moon and the Sun.
            Tides are the rise and fall of sea levels caused by the pull of the Moon and the Sun.
            My cousin once lost a shoe on a beach somewhere.
            Most coasts see two high tides and two low tides each day.
            When the Sun and the Moon stand in line, their pull adds up to a spring tide.
            The cafe near the harbour sells good cake on some afternoons.
            Sailors use tide tables to know when the sea is deep enough.
            [Buy now](https://evil.example/) and get the very best tide tables for your Moon today.
            Share Tweet Print
            """;

    private final PageSummary summary = new PageSummary();

    @Test
    void picksTheTellingSentencesInThePagesOrder() {
        var picked = summary.of(new PageText("Tides, the Moon and the Sun", TIDES));

        assertThat(picked)
                .containsExactly(
                        "Tides are the rise and fall of sea levels caused by the pull of the Moon"
                                + " and the Sun.",
                        "Most coasts see two high tides and two low tides each day.",
                        "When the Sun and the Moon stand in line, their pull adds up to a spring"
                                + " tide.");
    }

    @Test
    void picksFiveOfALongPageAndEachOnlyOnce() {
        var text = new StringBuilder();
        for (var i = 0; i < 400; i++) {
            text.append("Kalimat tentang topik")
                    .append(i % 50)
                    .append(" nomor ")
                    .append(i)
                    .append(" menjelaskan hal")
                    .append(i)
                    .append(" dan rincian")
                    .append(i * 7)
                    .append(".\n");
        }

        var picked = summary.of(new PageText("Topik", text.toString()));

        assertThat(picked).hasSize(5).doesNotHaveDuplicates().allMatch(text.toString()::contains);
    }

    @Test
    void fallsBackToTheFirstLinesWhereThereAreNoSentences() {
        assertThat(summary.of(new PageText("", "Login\n\n***\nUser\nPassword\nOK\nLogin")))
                .containsExactly("Login", "User", "Password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\n\t", "--- *** ---", "\u0000\u0001"})
    void picksNothingOfAPageWithoutText(String text) {
        assertThat(summary.of(new PageText("Title", text))).isEmpty();
    }

    @Test
    void leavesOutWhatPanelsTakeForAFailure() {
        var text =
                "The harbour basin was empty in the early morning hours. The ships came back to the"
                        + " harbour in the late afternoon.";

        assertThat(summary.of(new PageText("", text)))
                .containsExactly("The ships came back to the harbour in the late afternoon.");
    }

    @Test
    void picksFromTextWithoutSpacesBetweenWords() {
        var text = "東京は日本の首都であり、世界最大級の都市圏を形成している都市である。人口は非常に多くて鉄道などの交通も発達していて便利である。";

        assertThat(summary.of(new PageText("", text))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ". ",
                "A. ",
                "\n",
                "word ",
                "Dr. ",
                "?!\"' ",
                "{\"a\":1}",
                "<b>x</b>",
                "\uD83D",
                "é́́",
                "The sea is deep and the sea is blue today. ",
                "lower case line\n",
                "| a › "
            })
    void dealsWithAMebibyteOfAnythingInTime(String piece) {
        var text = piece.repeat((1 << 20) / piece.length());

        var picked =
                assertTimeoutPreemptively(
                        ofSeconds(8), () -> summary.of(new PageText("sea", text)));

        assertThat(picked).hasSizeLessThanOrEqualTo(5).allMatch(line -> line.length() <= 401);
    }

    @Test
    void dealsWithAMebibyteOfSentencesInTime() {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.length() < 1 << 20) {
            text.append("Word");
            for (var i = 0; i < 9; i++)
                text.append(' ').append(Integer.toString(random.nextInt(5_000) + 40_000, 36));
            text.append(". ");
        }

        assertThat(
                        assertTimeoutPreemptively(
                                ofSeconds(8), () -> summary.of(new PageText("", text.toString()))))
                .hasSize(5);
    }

    @Test
    void readsThePageInEveryShape() {
        assertThat(
                        List.of(
                                        "{\"title\":\"T\",\"url\":\"u\",\"text\":\"Hello\"}",
                                        "{\"title\":\"T\",\"content\":\"Hello\"}",
                                        "{\"page\":{\"title\":\"T\",\"text\":\"Hello\"},\"hint\":\"x\"}",
                                        "\"{\\\"title\\\":\\\"T\\\",\\\"text\\\":\\\"Hello\\\"}\"",
                                        "\"<<<page 1"
                                            + " (x)\\n{\\\"title\\\":\\\"T\\\",\\\"text\\\":\\\"Hello\\\"}\\npage"
                                            + " 1>>>\"",
                                        "{\"title\":\"T\",\"text\":\"<<<page 1 (x)\\nHello\\npage"
                                                + " 1>>>\"}")
                                .stream()
                                .map(json -> PageText.read(Json.parse(json))))
                .allMatch(new PageText("T", "Hello")::equals);
        assertThat(PageText.read(new JsonString("Hello"))).isEqualTo(new PageText("", "Hello"));
    }
}
