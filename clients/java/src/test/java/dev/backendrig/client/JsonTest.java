package dev.backendrig.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        var text = " {\"a\": [1, -2.5e3, true, false, null, \"x\"], \"b\":{} , \"c\": []}\n";
        var nothing =
                new ArrayList<@Nullable Object>(List.of(1L, new BigDecimal("-2.5e3"), true, false));
        nothing.add(null);
        nothing.add("x");
        assertThat(JsonReader.read(text))
                .isEqualTo(Map.of("a", nothing, "b", Map.of(), "c", List.of()));
    }

    @Test
    void readsEveryEscapeAndEveryCharacter() {
        assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE42é🙂\""))
                .isEqualTo("\"\\/\b\f\n\r\té🙂é🙂");
    }

    @Test
    void readsNumbersExactly() {
        assertThat(JsonReader.read("0")).isEqualTo(0L);
        assertThat(JsonReader.read("-0")).isEqualTo(0L);
        assertThat(JsonReader.read("9007199254740993")).isEqualTo(9_007_199_254_740_993L);
        assertThat(JsonReader.read("12345678901234567890123"))
                .isEqualTo(new BigDecimal("12345678901234567890123"));
        assertThat(JsonReader.read("0.1")).isEqualTo(new BigDecimal("0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "-",
                "NaN",
                "tru",
                "nul",
                "'a'",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u١٢٣٤\"",
                "\"a\nb\"",
                "1 2",
                "[]]",
                "\u00a01"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.read(text));
    }

    @Test
    void refusesWhatIsTooDeepInsteadOfOverflowing() {
        var text = "[".repeat(100_000);
        assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.read(text));
        var loop = new ArrayList<Object>();
        loop.add(loop);
        assertThatIllegalArgumentException().isThrownBy(() -> JsonWriter.write(loop));
    }

    @Test
    void writesWhatItReads() {
        var text = "{\"a\":[1,-2500.5,true,null,\"\\\"\\\\\\n\\u0001é🙂\"],\"b\":{},\"c\":[]}";
        assertThat(JsonWriter.write(JsonReader.read(text))).isEqualTo(text);
    }

    @Test
    void writesHalvesOfSurrogatePairsAsEscapes() {
        assertThat(JsonWriter.write("a\uD83Db\uDE42")).isEqualTo("\"a\\ud83db\\ude42\"");
    }

    @Test
    void writesNothingThatJsonHasNoFormFor() {
        for (var value : List.of(Double.NaN, Float.POSITIVE_INFINITY, new Object())) {
            assertThatIllegalArgumentException().isThrownBy(() -> JsonWriter.write(value));
        }
        var members = new HashMap<String, @Nullable Object>();
        members.put("a", null);
        assertThat(JsonWriter.write(members)).isEqualTo("{\"a\":null}");
    }
}
