package dev.backendrig.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchema.of(
                    (JsonObject)
                            Json.parse(
                                    """
                                    {"type":"object","required":["ref"],"additionalProperties":false,
                                     "properties":{"ref":{"type":"integer","minimum":0},
                                                   "text":{"type":"string"}}}
                                    """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"ref\":3}", "{\"ref\":3.0}", "{\"ref\":3,\"text\":\"\"}"})
    void acceptsWhatFits(String text) {
        assertThat(SCHEMA.problems(Json.parse(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | ref",
                "{\"ref\":\"3\"} | ref",
                "{\"ref\":3.5} | ref",
                "{\"ref\":-1} | ref",
                "{\"ref\":1,\"x\":2} | x",
                "[] | object"
            })
    void namesWhatDoesNotFit(String text, String named) {
        assertThat(SCHEMA.problems(Json.parse(text))).singleElement().asString().contains(named);
    }

    @Test
    void doesNotLoadReferencesToOtherDocuments() {
        var schema = (JsonObject) Json.parse("{\"$ref\":\"http://localhost:1/schema.json\"}");
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> JsonSchema.of(schema).problems(JsonNull.NULL)))
                .isInstanceOf(RuntimeException.class);
    }
}
