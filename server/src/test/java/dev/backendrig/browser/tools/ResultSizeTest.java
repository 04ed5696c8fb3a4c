package dev.backendrig.browser.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ResultSizeTest {
    private static final int MAX = ResultSize.MAX_CHARS;

    @Test
    void leavesWhatFitsAsItIs() {
        var text = new JsonString("x".repeat(MAX));
        assertThat(ResultSize.limit(text)).isSameAs(text);
        var object = JsonObject.of("text", "x".repeat(MAX - 11));
        assertThat(ResultSize.limit(object)).isSameAs(object);
    }

    @Test
    void cutsALongTextAndSaysSo() {
        var text = text(ResultSize.limit(new JsonString("x".repeat(3 * MAX))));
        assertThat(text)
                .hasSizeLessThanOrEqualTo(MAX)
                .endsWith("x\n[cut: the first 99500 of 300000 characters are given]");
    }

    @Test
    void neverCutsAPairOfSurrogatesInTwo() {
        for (var start : new String[] {"", "x"}) {
            var text = text(ResultSize.limit(new JsonString(start + "😀".repeat(MAX))));
            assertThat(text.codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff)).isEmpty();
        }
    }

    @Test
    void shortensTheTextOfAPageAndKeepsItsAddress() {
        var page =
                JsonObject.builder()
                        .put("title", "T")
                        .put("url", "https://a.example/")
                        .put("text", "line\n".repeat(MAX))
                        .build();
        var limited = (JsonObject) ResultSize.limit(page);
        assertThat(Json.write(limited)).hasSizeBetween(MAX / 2, MAX);
        assertThat(limited.string("url")).hasValue("https://a.example/");
        assertThat(limited.string("text").orElseThrow()).startsWith("line\nline\n");
        assertThat(limited.string("note").orElseThrow()).contains("of 500000 characters");
    }

    @Test
    void keepsTheFirstOfTooManyElements() {
        var element = JsonObject.builder().put("id", 1).put("name", "n".repeat(80)).build();
        var elements = JsonArray.of(Collections.nCopies(5_000, element));
        var limited = (JsonObject) ResultSize.limit(JsonObject.of("elements", elements));
        assertThat(Json.write(limited)).hasSizeBetween(MAX * 9 / 10, MAX);
        assertThat(limited.array("elements").orElseThrow()).hasSizeGreaterThan(900);
        assertThat(limited.string("note").orElseThrow()).contains("of 5000 items");
    }

    @Test
    void cutsAsTextWhatCannotBeShortenedOtherwise() {
        var elements = JsonArray.of(Collections.nCopies(50_000, new JsonString("name")));
        var text = text(ResultSize.limit(elements));
        assertThat(text).hasSizeLessThanOrEqualTo(MAX).startsWith("[\"name\",").contains("[cut: ");
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).value();
    }
}
