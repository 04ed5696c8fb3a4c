package dev.backendrig.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenEstimateTest {
    /// The test of the extension's estimate reads the same file.
    private static final Path EXAMPLES = Path.of("../extension/test/token-estimates.json");

    static Stream<JsonObject> examples() throws IOException {
        return ((JsonArray) Json.parse(Files.readString(EXAMPLES))).objects();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheSameAsTheExtensions(JsonObject example) {
        var text = example.string("text").orElseThrow();
        assertThat(TokenEstimate.of(text)).isEqualTo(example.integer("tokens").orElseThrow());
    }
}
