package dev.backendrig.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[true,false,null,1.50,-2E+3],\"c\":{\"d\":\"é😀\\n\"}}",
                "[]",
                "\"\"",
                "12345678901234567890.123",
                "{\"z\":1,\"a\":2}"
            })
    void writesWhatItReadCharacterByCharacter(String text) {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2} | The JSON names a key twice in one object",
                "{\"a\":1} x | The JSON is not valid",
                "{\"a\":1} 2 | There is more text after the JSON value",
                "\"\\ud800\" | A string contains a lone surrogate",
                "{\"\\udc00\":1} | The JSON is not valid",
                "{\"a\": | The JSON is not valid",
                "'a' | The JSON is not valid",
                "NaN | The JSON is not valid",
                "{\"a\":1e2147483648} | A number in the JSON is out of range",
                "-1E+99999999999999999999 | A number in the JSON is out of range",
                "`` | There is no JSON value in the text",
            })
    void refusesWithAReason(String text, String reason) {
        assertThatThrownBy(() -> Json.parseStrict(text.getBytes(UTF_8)))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void neverQuotesTheTextInAnError() {
        assertThatThrownBy(() -> Json.parse("{\"message\": canary-7 }"))
                .isInstanceOf(JsonException.class)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "\"\"", "{\"a\":0}"})
    void refusesMorePiecesThanTheMemoryShouldHold(String piece) {
        var most = "[" + (piece + ",").repeat(Json.MAX_TOKENS) + "0]";
        for (var read :
                List.<ThrowingCallable>of(
                        () -> Json.parse(most),
                        () -> Json.parse(most.getBytes(UTF_8)),
                        () -> Json.parseStrict(most.getBytes(UTF_8)))) {
            assertThatThrownBy(read).hasMessage("The JSON consists of more than 250000 pieces");
        }
    }

    @Test
    void readsAsManyPiecesAsALargePageHas() {
        var element = "{\"id\":1,\"role\":\"link\",\"name\":\"n\",\"tag\":\"a\",\"href\":\"/\"}";
        var page = "[" + String.join(",", Collections.nCopies(10_000, element)) + "]";
        assertThat(((JsonArray) Json.parse(page)).size()).isEqualTo(10_000);
    }

    @Test
    void readsNestingUpToTheLimitAndNotDeeper() {
        var deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        assertThat(Json.write(Json.parse(deepest))).isEqualTo(deepest);
        assertThatThrownBy(() -> Json.parse("[" + deepest + "]"))
                .hasMessage("The JSON is nested deeper than 64 levels");
    }

    @Test
    void replacesALoneSurrogateWhereItIsLenient() {
        assertThat(Json.parse("\"cut \\ud83d\"")).isEqualTo(new JsonString("cut \uFFFD"));
        assertThat(Json.parse("\"\\ud83d\\ude00\"")).isEqualTo(new JsonString("😀"));
    }

    @Test
    void readsAStretchOfBytesAndNothingAroundIt() {
        var bytes = "data: {\"a\":\"é\"}\n\n".getBytes(UTF_8);
        assertThat(Json.parse(bytes, 6, bytes.length - 8)).isEqualTo(JsonObject.of("a", "é"));
        assertThatThrownBy(() -> Json.parse(bytes, 6, bytes.length - 9))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(JsonException.class);
    }

    /// A library that guesses the encoding takes these for UTF-16 and UTF-32, and fails at some.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b007d00",
                "007b007d",
                "fffe7b007d00",
                "0000007b0000007d",
                "00007b0000007d00",
                "0000fffe00000000",
                "feff000000000000"
            })
    void takesBytesForUtf8AndNothingElse(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.parseStrict(bytes)).isInstanceOf(JsonException.class);
    }

    @Test
    void passesOverAByteOrderMark() {
        var marked = "\uFEFF{\"a\":1}".getBytes(UTF_8);
        assertThat(Json.parse(marked).toString()).isEqualTo("{\"a\":1}");
        assertThat(Json.parseStrict(marked).toString()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource({"3,3", "3.0,3", "3e2,300", "-0.0,0", "9223372036854775807,9223372036854775807"})
    void takesANumberWithoutFractionAsAnInteger(String text, long expected) {
        assertThat(((JsonNumber) Json.parse(text)).integer()).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "9223372036854775808", "1e999999999", "1e-999999999"})
    void takesNoOtherNumberAsAnInteger(String text) {
        assertThat(((JsonNumber) Json.parse(text)).integer()).isEmpty();
    }

    @Test
    void survivesRandomBytes() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++) {
            var bytes = new byte[random.nextInt(40)];
            for (var j = 0; j < bytes.length; j++) {
                bytes[j] =
                        (byte)
                                "{}[]\",:0123456789.eE-+truefalsn\\ud8 \u00ff"
                                        .charAt(random.nextInt(37));
            }
            try {
                var value = Json.parseStrict(bytes);
                assertThat(Json.parse(Json.write(value))).as("seed %d", seed).isEqualTo(value);
            } catch (JsonException expected) {
                assertThat(expected.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }
}
